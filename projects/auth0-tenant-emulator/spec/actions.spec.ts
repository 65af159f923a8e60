import { createTenant } from '../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../src/tenant-internals.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { answerOf, claimsOf, TestBrowser } from './support/test-browser.ts';

describe('login actions', () => {
  it('add namespaced claims to both tokens and drop reserved ones', async () => {
    const answer = await login({
      actions: [
        {
          name: 'claims',
          code: `exports.onExecutePostLogin = async (event, api) => {
            api.idToken.setCustomClaim('https://example.com/email', event.user.email);
            api.idToken.setCustomClaim('https://auth0.com/x', 1);
            api.idToken.setCustomClaim('sub', 'somebody else');
            api.accessToken.setCustomClaim('https://example.com/secret', event.secrets.KEY);
            api.accessToken.setCustomClaim('plain', 1);
          };`,
          secrets: { KEY: 'k' },
        },
      ],
    });
    const id = claimsOf(answer.get('id_token') ?? '');
    expect(id['https://example.com/email']).toBe('mia@example.com');
    expect(id['sub']).toBe(MIA);
    expect('https://auth0.com/x' in id).toBeFalse();
    const access = claimsOf(answer.get('access_token') ?? '');
    expect(access['https://example.com/secret']).toBe('k');
    expect('plain' in access).toBeFalse();
  });

  it('can deny a login', async () => {
    const answer = await login({
      actions: [
        {
          name: 'deny',
          code: (_event, api) => {
            api.access.deny('Not today.');
          },
        },
      ],
    });
    expect([answer.get('error'), answer.get('error_description')]).toEqual([
      'access_denied',
      'Not today.',
    ]);
  });

  it('can add scopes to an API and none to the Management API (community 125437)', async () => {
    const add: TenantOptions = {
      actions: [
        {
          name: 'add',
          code: (_event, api) => {
            api.accessToken.addScope('write:orders');
            api.accessToken.addScope('update:users');
          },
        },
      ],
    };
    const orders = await login(add, { audience: 'https://orders.example/' });
    expect(orders.get('scope')).toContain('write:orders');
    const management = await login(add);
    expect(management.get('scope')).toBe('openid');
  });

  it('can change metadata', async () => {
    const tenant = tenantWith({
      actions: [
        {
          name: 'count',
          code: (event, api) => {
            api.user.setAppMetadata('logins', event.stats.logins_count);
          },
        },
      ],
    });
    await loginTo(tenant);
    expect<unknown>(tenant.users.get(MIA)?.app_metadata).toEqual({
      roles: ['Delegated Admin - User'],
      logins: 1,
    });
  });

  it('can require a second factor', async () => {
    const tenant = tenantWith({
      actions: [
        {
          name: 'mfa',
          code: (_event, api) => {
            api.multifactor.enable('any');
          },
        },
      ],
    });
    const answer = await new TestBrowser((request) => tenant.fetch(request)).login(
      authorizeUrl({}),
      MIA,
    );
    expect(answer.headers.get('location')).toContain('/u/mfa-otp-challenge');
  });

  it('can require a second factor where the application asks for it with acr_values', async () => {
    const tenant = tenantWith({
      actions: [
        {
          name: 'step-up',
          code: ({ transaction }, api) => {
            if (transaction.acr_values.includes('urn:example:mfa')) {
              api.multifactor.enable('any');
            }
          },
        },
      ],
    });
    const logIn = async (parameters: Record<string, string>) => {
      const browser = new TestBrowser((request) => tenant.fetch(request));
      const answer = await browser.login(authorizeUrl(parameters), MIA);
      return answer.headers.get('location');
    };
    expect(await logIn({})).not.toContain('/u/mfa-otp-challenge');
    expect(await logIn({ acr_values: 'urn:example:mfa' })).toContain('/u/mfa-otp-challenge');
  });
});

describe('rules', () => {
  it('deny with an UnauthorizedError, thrown to the callback', async () => {
    const answer = await login({
      rules: [
        {
          name: 'deny',
          script: `function (user, context, callback) {
            return callback(new UnauthorizedError('Wait for an invitation.'));
          }`,
        },
      ],
    });
    expect([answer.get('error'), answer.get('error_description')]).toEqual([
      'access_denied',
      'Wait for an invitation.',
    ]);
  });

  it('run in order, later ones seeing what earlier ones changed, disabled ones never', async () => {
    const answer = await login({
      rules: [
        {
          name: 'first',
          script: (user, context, callback) => {
            user['step'] = 1;
            callback(null, user, context);
          },
        },
        {
          name: 'second',
          script: `async function (user, context, callback) {
            await new Promise((resolve) => setTimeout(resolve, 5));
            context.idToken['https://example.com/step'] = user.step + 1;
            callback(null, user, context);
          }`,
        },
        { name: 'off', enabled: false, script: '(' },
      ],
    });
    expect(claimsOf(answer.get('id_token') ?? '')['https://example.com/step']).toBe(2);
  });

  it('can be switched off over the control plane, until the next reset', async () => {
    const tenant = tenantWith({
      rules: [
        {
          name: 'claim',
          script: `function (user, context, callback) {
            context.idToken['https://example.com/seen'] = true;
            callback(null, user, context);
          }`,
        },
      ],
    });
    const send = (body?: object) =>
      tenant.fetch(
        new Request('http://localhost:4400/_emulator/rules', {
          ...(body && { method: 'POST', body: JSON.stringify(body) }),
        }),
      );
    const seen = async () =>
      claimsOf((await loginTo(tenant)).get('id_token') ?? '')['https://example.com/seen'];
    expect(await seen()).toBeTrue();
    expect((await send({ name: 'claim', enabled: false })).status).toBe(204);
    expect(await (await send()).json()).toEqual([
      { name: 'claim', enabled: false, script: jasmine.stringContaining('function (user') },
    ]);
    expect(await seen()).toBeUndefined();
    tenant.reset();
    expect(await seen()).toBeTrue();
    expect((await send({ name: 'other', enabled: false })).status).toBe(404);
    expect((await send({ name: 'claim' })).status).toBe(400);
  });

  it('end the login with access_denied when they throw', async () => {
    const answer = await login({
      rules: [{ name: 'broken', script: 'function () { throw new Error("Broken."); }' }],
    });
    expect(answer.get('error_description')).toBe('Broken.');
  });

  it('can set the scope of an API (react-native-auth0#327)', async () => {
    const answer = await login(
      {
        rules: [
          {
            name: 'scope',
            script: `function (user, context, callback) {
              context.accessToken.scope = ['openid', 'write:orders'];
              callback(null, user, context);
            }`,
          },
        ],
      },
      { audience: 'https://orders.example/' },
    );
    expect(answer.get('scope')).toBe('openid write:orders');
  });
});

function tenantWith(options: TenantOptions): Tenant {
  return createTenant({ ...fixtureSeed, rules: [], ...options, domain: 'localhost:4400' });
}

function login(
  options: TenantOptions,
  parameters: Record<string, string> = {},
): Promise<URLSearchParams> {
  return loginTo(tenantWith(options), parameters);
}

async function loginTo(
  tenant: Tenant,
  parameters: Record<string, string> = {},
): Promise<URLSearchParams> {
  const browser = new TestBrowser((request) => tenant.fetch(request));
  const url = authorizeUrl({
    response_type: 'token id_token',
    audience: 'http://localhost:4400/api/v2/',
    ...parameters,
  });
  return answerOf(await browser.login(url, MIA));
}
