/** Tenant, application and time in the specs of the diagnosis. */
export const tenant = {
  domain: 'tenant.eu.auth0.com',
  clientId: 'VhguTED3M5I0iaFwYY0RqXFrcsEpl0Vu',
  now: Date.UTC(2026, 10, 22, 12),
} as const;

/** The Management API's audience at that tenant. */
export const MANAGEMENT_AUDIENCE = 'https://tenant.eu.auth0.com/api/v2/';

/** An access token of that tenant. Claims replace the defaults; `undefined` leaves a claim out. */
export function accessToken(claims: Record<string, unknown> = {}): string {
  const now = tenant.now / 1000;
  return unsignedToken({
    iss: 'https://tenant.eu.auth0.com/',
    sub: 'auth0|5ad8b180b09f330744ab1e7f',
    aud: [MANAGEMENT_AUDIENCE, 'https://tenant.eu.auth0.com/userinfo'],
    iat: now - 600,
    exp: now + 85_800,
    azp: tenant.clientId,
    scope: 'openid profile email read:current_user update:current_user_metadata',
    ...claims,
  });
}

/** An ID token of that tenant. */
export function idToken(claims: Record<string, unknown> = {}): string {
  return accessToken({
    aud: tenant.clientId,
    azp: undefined,
    scope: undefined,
    nickname: 'mike',
    name: 'Mike',
    email: 'mike@example.com',
    nonce: 'n-0S6_WzA2Mj',
    ...claims,
  });
}

/** A token with an invalid signature, for code that does not verify it. */
export function unsignedToken(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = { alg: 'RS256', typ: 'JWT' },
): string {
  return [header, claims, { not: 'a signature, but as long as one' }].map(encoded).join('.');
}

function encoded(part: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(part));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
