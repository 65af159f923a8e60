import { sha256Base64Url, sha256Hex } from './hash.ts';

const LENGTH = 16;
const HEX_LENGTH = 24;

/** An id in Auth0's form, such as `org_` and 16 characters; the same text always gets the same id. */
export function derivedId(prefix: string, text: string): string {
  return `${prefix}_${sha256Base64Url(text).replaceAll(/[-_]/g, '').slice(0, LENGTH)}`;
}

/** An id in the 24 hexadecimal digits of Auth0's database ids; the same text always gets the same id. */
export function derivedHexId(text: string): string {
  return sha256Hex(text).slice(0, HEX_LENGTH);
}
