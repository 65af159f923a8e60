import { generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { RunningTenant } from 'auth0-tenant-emulator';

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Claims to add or to replace; `null` removes a claim. */
type Claims = NonNullable<Parameters<RunningTenant['mint']>[0]['claims']>;

/** A logout token of a tenant (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
export function logoutToken(tenant: RunningTenant, claims: Claims): Promise<string> {
  return tenant.mint({
    kind: 'id-token',
    userId: '',
    clientId: 'web',
    scope: 'openid',
    claims: {
      sub: null,
      jti: crypto.randomUUID(),
      events: { [LOGOUT_EVENT]: {} },
      ...claims,
    },
  });
}

/** Signs logout tokens with a key that no tenant has published. */
export async function signingTenant(): Promise<{ token(claims: JWTPayload): Promise<string> }> {
  const { privateKey } = await generateKeyPair('RS256');
  return {
    token: (claims) =>
      new SignJWT({ jti: crypto.randomUUID(), events: { [LOGOUT_EVENT]: {} }, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'TEST-auth0-tenant-emulator-1' })
        .setAudience('web')
        .setIssuedAt()
        .sign(privateKey),
  };
}
