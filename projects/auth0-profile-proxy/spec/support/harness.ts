import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  createProfileProxy,
  type ProfileProxy,
  type ProfileProxyOptions,
} from '../../src/index.ts';

const { privateKey, publicKey } = await generateKeyPair('RS256');
const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] };
export const domain = 'tenant.eu.auth0.example';
export const audience = 'https://profile-proxy.example/';

export function mint(claims: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({ scope: 'read:profile update:profile', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'JWT' })
    .setIssuer(`https://${domain}/`)
    .setSubject('auth0|ada')
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
}

export function startHarness(options: Partial<ProfileProxyOptions> = {}): {
  proxy: ProfileProxy;
  lines: string[];
  user: Record<string, unknown>;
} {
  const user: Record<string, unknown> = {
    user_id: 'auth0|ada',
    name: 'Ada',
    app_metadata: { x: 1 },
  };
  const lines: string[] = [];
  const push = (fields: object, message: string): void => {
    lines.push(JSON.stringify({ ...fields, message }));
  };
  const proxy = createProfileProxy({
    domain,
    audience,
    clientId: 'profile-proxy',
    clientSecret: 'secret-of-the-proxy',
    log: { info: push, warn: push, error: push },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      if (pathname === '/.well-known/jwks.json') return Response.json(jwks);
      if (pathname === '/oauth/token')
        return Response.json({ access_token: 'm2m', expires_in: 86400 });
      if (request.method === 'PATCH') Object.assign(user, await request.json());
      return Response.json(user);
    },
    ...options,
  });
  return { proxy, lines, user };
}
