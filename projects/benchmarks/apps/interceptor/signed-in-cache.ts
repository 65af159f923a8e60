import { InMemoryCache, type ICache } from '@auth0/auth0-spa-js';
import { AUDIENCE, CLIENT_ID, SCOPE, unsignedToken } from './resources';

/** The SDK's memory cache as after a login that granted `SCOPE`. */
export function signedInCache(): ICache {
  const cache = new InMemoryCache().enclosedCache;
  const token = unsignedToken();
  const scope = `openid profile email ${SCOPE}`;
  const expiresAt = Math.floor(Date.now() / 1000) + 86_400;
  const user = { sub: 'auth0|benchmark' };
  void cache.set(`@@auth0spajs@@::${CLIENT_ID}::${AUDIENCE}::${scope}`, {
    body: {
      access_token: token,
      token_type: 'Bearer',
      expires_in: 86_400,
      audience: AUDIENCE,
      scope,
      oauthTokenScope: scope,
      client_id: CLIENT_ID,
    },
    expiresAt,
  });
  void cache.set(`@@auth0spajs@@::${CLIENT_ID}::@@user@@`, {
    id_token: token,
    decodedToken: { claims: { __raw: token, ...user, exp: expiresAt }, user },
  });
  document.cookie = `auth0.${CLIENT_ID}.is.authenticated=true`;
  return cache;
}
