import { storeKey } from '../contract/proxy-store.ts';
import { toBase64url } from '../encryption/base64url.ts';
import { sha256Base64url } from '../encryption/sha256.ts';

const SYNTAX = /^([\w-]{22})\.([\w-]{43})$/;

/** The owner part of a user's keys in the store: a hash of the user id. */
export async function ownerOf(sub: string): Promise<string> {
  return (await sha256Base64url(sub)).slice(0, 22);
}

/** A new id of a session: its owner and 256 random bits. It is the value of the session's cookie. */
export async function newSessionId(sub: string): Promise<string> {
  return `${await ownerOf(sub)}.${toBase64url(crypto.getRandomValues(new Uint8Array(32)))}`;
}

/**
 * The key of a session in the store; `undefined` when the id is malformed. The key holds a hash of the
 * id, so that a reader of the store cannot use the session.
 */
export async function sessionKey(id: string): Promise<string | undefined> {
  const match = SYNTAX.exec(id);
  if (!match) {
    return undefined;
  }
  const [, owner = '', secret = ''] = match;
  return storeKey('session', owner, await sha256Base64url(secret));
}
