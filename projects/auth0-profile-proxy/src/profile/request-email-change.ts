import { UpstreamRefusal } from '../management-client/upstream-refusal.ts';
import type { Call, ProxyServices } from '../routes/proxy-route.ts';

/** What Auth0 answers for an address another account of the connection has. */
const duplicate = /already exists|already in use/i;

/**
 * Changes the address at once, unverified, and has Auth0 send the verification message. An address
 * somebody else has changes nothing and is not told apart from one that is free.
 */
export async function requestEmailChange(
  { users }: ProxyServices,
  { caller }: Call,
  email: string,
): Promise<void> {
  try {
    await users.update(
      caller.sub,
      { email, email_verified: false, verify_email: true },
      caller.sub,
    );
  } catch (error) {
    if (isDuplicate(error)) return;
    throw error;
  }
}

function isDuplicate(error: unknown): boolean {
  return (
    error instanceof UpstreamRefusal &&
    (error.upstreamStatus === 409 ||
      (error.upstreamStatus === 400 && duplicate.test(error.answer.message)))
  );
}
