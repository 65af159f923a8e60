import { Problem } from '../problem/problem.ts';

/**
 * The `Idempotency-Key` of a request (draft-ietf-httpapi-idempotency-key-header), quoted or not.
 *
 * @throws Problem `invalid-request`
 */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const header = headers.get('idempotency-key');
  if (header === null) {
    return undefined;
  }
  const match = /^(?:"([\w-]{8,128})"|([\w-]{8,128}))$/.exec(header.trim());
  const key = match?.[1] ?? match?.[2];
  if (key !== undefined) {
    return key;
  }
  throw new Problem(
    'invalid-request',
    'Idempotency-Key has to be 8 to 128 letters, digits, "-" or "_". A UUID is good.',
  );
}
