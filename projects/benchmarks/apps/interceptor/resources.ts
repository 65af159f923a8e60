export const AUDIENCE = 'https://api.example.com/';
export const SCOPE = 'read:items';
export const DOMAIN = 'tenant.example.com';
export const CLIENT_ID = 'benchmark';

/** Ten resources for each origin, so that the number of origins and the paths of one origin grow. */
export function resourceUrls(count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `https://api-${Math.floor(at / 10)}.example.com/resource-${at % 10}/`,
  );
}

/** An unsigned JWT access token, valid for one day. */
export function unsignedToken(): string {
  const now = Math.floor(Date.now() / 1000);
  return [
    encode({ alg: 'RS256', typ: 'JWT', kid: 'benchmark' }),
    encode({
      iss: `https://${DOMAIN}/`,
      sub: 'auth0|benchmark',
      aud: AUDIENCE,
      iat: now,
      exp: now + 86_400,
      scope: `openid profile email ${SCOPE}`,
      azp: CLIENT_ID,
    }),
    'c2lnbmF0dXJl',
  ].join('.');
}

function encode(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
