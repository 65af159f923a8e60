import { sha256Base64url } from '../encryption/sha256.ts';

const ADDRESS_SIGN = /@|%40/i;

/**
 * A user id for the log. Ids of some connections (`samlp|…`, `email|…`) contain an e-mail address:
 * such an id is logged as its provider and a hash, which an operator can compute for a user.
 */
export async function loggedSubject(sub: string): Promise<string> {
  if (!ADDRESS_SIGN.test(sub.normalize('NFKC'))) {
    return sub;
  }
  const [provider = ''] = sub.split('|', 1);
  const shown = ADDRESS_SIGN.test(provider.normalize('NFKC')) ? 'user' : provider;
  return `${shown}|sha256:${await sha256Base64url(sub)}`;
}
