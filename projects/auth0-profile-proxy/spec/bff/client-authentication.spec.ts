import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { ProfileBffOptions } from '../../src/index.ts';
import { bffSeed, startBff, WEB_SECRET } from '../support/bff-harness.ts';
import { ADA } from '../support/harness.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Form of the request that exchanged the code, and parameters of the authorization request. */
interface SeenLogin {
  readonly form: URLSearchParams;
  readonly authorization: URLSearchParams;
}

describe('the application users log in to', () => {
  it('authenticates with its secret in the body of the request, and sends the PKCE verifier', async () => {
    const { form, authorization } = await login({});
    expect(form.get('grant_type')).toBe('authorization_code');
    expect(form.get('client_secret')).toBe(WEB_SECRET);
    expect(form.get('code_verifier')).toMatch(/^[\w-]{43}$/);
    expect(authorization.has('client_secret')).toBeFalse();
  });

  it('authenticates with a private key by a signed assertion', async () => {
    const credentials = [
      {
        credential_type: 'public_key' as const,
        pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
    ];
    const { form, issuer } = await login(
      { privateKey: pem, clientSecret: '', keyId: 'key-1' },
      { client_authentication_methods: { private_key_jwt: { credentials } } },
    );
    expect(form.has('client_secret')).toBeFalse();
    const { payload, protectedHeader } = await jwtVerify(
      form.get('client_assertion') ?? '',
      createPublicKey(privateKey),
      { issuer: 'web', subject: 'web', audience: issuer },
    );
    expect(protectedHeader.kid).toBe('key-1');
    expect(payload.jti).toBeTruthy();
  });

  it('sends the parameters of a login directly to the tenant where PAR is on', async () => {
    const { authorization, pushed } = await login({
      login: { pushedAuthorizationRequests: 'always' },
    });
    expect([...authorization.keys()].sort()).toEqual(['client_id', 'request_uri']);
    expect(pushed.get('client_secret')).toBe(WEB_SECRET);
    expect(pushed.get('code_challenge_method')).toBe('S256');
    expect(pushed.get('redirect_uri')).toContain('/bff/callback');
  });

  it('leaves the Management API to an application of its own, where there is one', async () => {
    const machine = 'machine-secret-of-the-specs';
    const harness = await startBff(
      { managementClient: { clientId: 'machine', clientSecret: machine } },
      {
        ...bffSeed(),
        clients: [
          ...(bffSeed().clients ?? []),
          { client_id: 'machine', app_type: 'non_interactive', client_secret: machine },
        ],
        client_grants: [
          {
            client_id: 'machine',
            audience: 'http://localhost/api/v2/',
            scope: ['read:users', 'update:users', 'create:user_tickets'],
          },
        ],
      },
    );
    const browser = await harness.loggedIn();
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
    const clients = harness.tenant
      .requests()
      .filter(({ grantType }) => grantType === 'client_credentials')
      .map(({ clientId }) => clientId);
    expect(new Set(clients)).toEqual(new Set(['machine']));
    await harness.close();
  });
});

/** Logs a user in; the tenant in between supports pushed authorization requests. */
async function login(
  options: Partial<ProfileBffOptions>,
  client: object = {},
): Promise<SeenLogin & { readonly issuer: string; readonly pushed: URLSearchParams }> {
  let form = new URLSearchParams();
  let pushed = new URLSearchParams();
  const [web, ...others] = bffSeed().clients ?? [];
  const harness = await startBff(
    {
      ...options,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const { pathname, origin } = new URL(request.url);
        if (pathname === '/oauth/par') {
          pushed = new URLSearchParams(await request.text());
          return Response.json(
            { request_uri: 'urn:ietf:params:oauth:request_uri:1', expires_in: 30 },
            { status: 201 },
          );
        }
        if (pathname === '/oauth/token') {
          const sent = new URLSearchParams(await request.clone().text());
          form = sent.get('grant_type') === 'authorization_code' ? sent : form;
        }
        const response = await fetch(request);
        return pathname.endsWith('/openid-configuration')
          ? Response.json({
              ...((await response.json()) as object),
              pushed_authorization_request_endpoint: `${origin}/oauth/par`,
            })
          : response;
      },
    },
    { ...bffSeed(), clients: [{ ...web!, ...client }, ...others] },
  );
  const browser = harness.browser();
  const toTenant = await browser.open('/bff/login');
  const location = new URL(toTenant.headers.get('location') ?? '');
  const authorization = new URLSearchParams(location.search);
  if (authorization.has('request_uri')) {
    // The tenant has the parameters that were pushed.
    pushed.forEach((value, name) => {
      location.searchParams.set(name, value);
    });
  }
  const redirect = new Response(null, { status: 302, headers: { location: location.href } });
  const answer = await browser.open(await browser.loginAtTenant(ADA, redirect), 'cross-site');
  expect(answer.headers.get('location')).toBe('/');
  const issuer = harness.tenant.issuer;
  await harness.close();
  return { form, authorization, issuer, pushed };
}
