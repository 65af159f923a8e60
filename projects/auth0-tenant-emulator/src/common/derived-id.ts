import { createHash } from 'node:crypto';

const LENGTH = 16;
const HEX_LENGTH = 24;

/** An id in Auth0's form, such as `org_` and 16 characters; the same text always gets the same id. */
export function derivedId(prefix: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('base64url');
  return `${prefix}_${hash.replaceAll(/[-_]/g, '').slice(0, LENGTH)}`;
}

/** An id in the 24 hexadecimal digits of Auth0's database ids; the same text always gets the same id. */
export function derivedHexId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HEX_LENGTH);
}
