import { UpstreamRefusal } from '../management-client/upstream-refusal.ts';
import type { Call } from '../call/call.ts';
import type { ProxyServices } from '../call/proxy-services.ts';
import { checkBeforeChange } from './apply-before-change.ts';
import { emailConfirmations } from './email-confirmation-token.ts';

/** Auth0's error for an address that another account of the connection has. */
const DUPLICATE = /already exists|already in use/i;

/**
 * Requests another e-mail address in one of two ways, neither of which reveals whether another account
 * has it. With `sendEmailConfirmation` a message is sent to the address and nothing changes yet. Without
 * it Auth0 changes the address immediately, unverified, and sends its own verification message.
 */
export async function requestEmailChange(
  services: ProxyServices,
  call: Call,
  email: string,
): Promise<void> {
  const { sendEmailConfirmation, log } = services.options;
  await checkBeforeChange(services, call, { kind: 'change-email', change: { email } });
  if (!sendEmailConfirmation) {
    return changeAtOnce(services, call, email);
  }
  const message = await emailConfirmations(services.options).create(call.caller.sub, email);
  // Not awaited: how long the application takes must not reveal what it knows about the address.
  const sending = Promise.resolve().then(() => sendEmailConfirmation(message));
  call.runInBackground(
    sending.catch(() => {
      log.error({ requestId: call.requestId }, 'sendEmailConfirmation failed');
    }),
  );
}

/** Whether the tenant refused because another account has the address or user name. */
export function isDuplicate(error: unknown): boolean {
  return (
    error instanceof UpstreamRefusal &&
    (error.upstreamStatus === 409 ||
      (error.upstreamStatus === 400 && DUPLICATE.test(error.answer.message)))
  );
}

async function changeAtOnce({ users }: ProxyServices, call: Call, email: string): Promise<void> {
  try {
    const change = { email, email_verified: false, verify_email: true };
    await users.update(call.caller.sub, change, call.context);
  } catch (error) {
    if (!isDuplicate(error)) {
      throw error;
    }
  }
}
