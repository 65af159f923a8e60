import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed } from '../support/fixture-tenant.ts';
import {
  callMyAccount,
  type MyAccountAnswer,
  type MyAccountCall,
} from '../support/my-account-client.ts';
import { documentedOperations, undocumentedAnswer } from '../support/my-account-schemas.ts';

const METHODS = 'authentication-methods';
const ACCOUNTS = 'connected-accounts';
const CALLBACK = 'http://localhost:4200/callback';
const PASSWORD = `password%7C${Buffer.from('5ad8b180b09f330744ab1e7f').toString('base64url')}`;

/** A request that gets an operation's successful answer. */
interface Example {
  path: string;
  scope: string;
  body?: object;
}

type Case = (tenant: Tenant) => Promise<MyAccountAnswer>;

/** How each operation succeeds. */
const examples: Record<string, (tenant: Tenant) => Promise<Example>> = {
  'GET /factors': () => example('factors', 'read:me:factors'),
  'GET /authentication-methods': () => example(METHODS, 'read:me:authentication_methods'),
  'POST /authentication-methods': () =>
    example(METHODS, 'create:me:authentication_methods', { type: 'totp' }),
  'GET /authentication-methods/{authentication_method_id}': () =>
    example(`${METHODS}/${PASSWORD}`, 'read:me:authentication_methods'),
  'DELETE /authentication-methods/{authentication_method_id}': async (tenant) => {
    const { id } = await startEnrollment(tenant);
    return example(`${METHODS}/${id}`, 'delete:me:authentication_methods');
  },
  'PATCH /authentication-methods/{authentication_method_id}': async (tenant) => {
    const { id } = await startEnrollment(tenant);
    return example(`${METHODS}/${id}`, 'update:me:authentication_methods', { name: 'My phone' });
  },
  'POST /authentication-methods/{authentication_method_id}/verify': async (tenant) => {
    const { id, session } = await startEnrollment(tenant);
    const body = { auth_session: session, otp_code: '123456' };
    return example(`${METHODS}/${id}/verify`, 'create:me:authentication_methods', body);
  },
  'POST /connected-accounts/connect': () =>
    example(`${ACCOUNTS}/connect`, 'create:me:connected_accounts', {
      connection: 'google-oauth2',
      redirect_uri: CALLBACK,
    }),
  'POST /connected-accounts/complete': async (tenant) =>
    example(`${ACCOUNTS}/complete`, 'create:me:connected_accounts', await connect(tenant)),
  'GET /connected-accounts/accounts': async (tenant) => {
    const body = await connect(tenant);
    const scope = 'create:me:connected_accounts';
    await callMyAccount(tenant, 'POST', `${ACCOUNTS}/complete`, { scope, body });
    return example(`${ACCOUNTS}/accounts`, 'read:me:connected_accounts');
  },
  'GET /connected-accounts/connections': () =>
    example(`${ACCOUNTS}/connections`, 'read:me:connected_accounts'),
  'DELETE /connected-accounts/accounts/{id}': () =>
    example(`${ACCOUNTS}/accounts/cac_1`, 'delete:me:connected_accounts'),
};

/** Errors that need a request of their own; all others are made from the example. */
const special: Record<string, (operation: string) => Case> = {
  'GET /factors 400': orderedFault,
  'GET /authentication-methods 400': withPath(`${METHODS}?type=x`),
  'GET /authentication-methods/{authentication_method_id} 400': orderedFault,
  'GET /authentication-methods/{authentication_method_id} 404': withPath(`${METHODS}/totp%7Cdev_x`),
  'DELETE /authentication-methods/{authentication_method_id} 400': orderedFault,
  'DELETE /authentication-methods/{authentication_method_id} 409': withPath(
    `${METHODS}/${PASSWORD}`,
  ),
  'POST /connected-accounts/complete 409': (operation) => async (tenant) => {
    const request = await exampleOf(operation, tenant);
    await send(tenant, operation, request);
    return send(tenant, operation, request);
  },
  'GET /connected-accounts/accounts 400': withPath(`${ACCOUNTS}/accounts?take=0`),
  'GET /connected-accounts/connections 400': withPath(`${ACCOUNTS}/connections?take=0`),
  'DELETE /connected-accounts/accounts/{id} 400': withPath(`${ACCOUNTS}/accounts/x`),
};

/** How an error is made from the example of an operation. */
const changes: Record<number, Partial<MyAccountCall>> = {
  400: { body: { surprise: true } },
  401: { authorization: '' },
  403: { scope: 'openid' },
  415: { rawBody: 'type=totp', headers: { 'content-type': 'text/plain' } },
};

for (const { operation, statuses } of documentedOperations()) {
  describe(`${operation} of the My Account API`, () => {
    for (const status of statuses) {
      it(`answers ${status} as documented`, async () => {
        const tenant = startedTenant();
        const answer = await caseOf(operation, status)(tenant);
        expect(answer.status).toBe(status);
      });
    }
  });
}

describe('the comparison with the OpenAPI file', () => {
  it('finds a status or a body that is not documented', () => {
    const ok = { status: 200, body: { factors: [{ type: 'totp' }] } };
    expect(undocumentedAnswer('GET', 'factors', ok)).toBeUndefined();
    expect(undocumentedAnswer('GET', 'factors', { ...ok, status: 404 })).toContain('404');
    const wrong = { status: 200, body: { factors: [{ type: 'sms' }] } };
    expect(undocumentedAnswer('GET', 'factors', wrong)).toContain('ListFactorsResponseContent');
    const error = { status: 401, body: { statusCode: 401, message: 'Unauthorized' } };
    expect(undocumentedAnswer('GET', `${METHODS}?type=totp`, error)).toContain('ErrorResponse');
  });
});

function caseOf(operation: string, status: number): Case {
  const own = special[`${operation} ${status}`];
  if (own !== undefined) {
    return own(operation);
  }
  return async (tenant) => {
    const request = await exampleOf(operation, tenant);
    if (status === 429) {
      tenant.faults.add({ path: '/me/v1/**', kind: 'rate-limit' });
    }
    return send(tenant, operation, request, changes[status]);
  };
}

/** For an error that no request gets here: a fault answers with it. */
function orderedFault(operation: string): Case {
  return async (tenant) => {
    const request = await exampleOf(operation, tenant);
    tenant.faults.add({ path: '/me/v1/**', error: 'badRequest' });
    return send(tenant, operation, request);
  };
}

function withPath(path: string): (operation: string) => Case {
  return (operation) => async (tenant) =>
    send(tenant, operation, { ...(await exampleOf(operation, tenant)), path });
}

async function exampleOf(operation: string, tenant: Tenant): Promise<Example> {
  const make = examples[operation];
  if (make === undefined) {
    throw new Error(`No example of ${operation}. Add one to "examples".`);
  }
  return make(tenant);
}

function send(
  tenant: Tenant,
  operation: string,
  { path, scope, body }: Example,
  change: Partial<MyAccountCall> = {},
): Promise<MyAccountAnswer> {
  const [method = ''] = operation.split(' ');
  const call = { scope, ...(body === undefined ? {} : { body }), ...change };
  return callMyAccount(tenant, method, path, call);
}

function example(path: string, scope: string, body?: object): Promise<Example> {
  return Promise.resolve({ path, scope, ...(body === undefined ? {} : { body }) });
}

async function startEnrollment(tenant: Tenant): Promise<{ id: string; session: unknown }> {
  const scope = 'create:me:authentication_methods';
  const { body } = await callMyAccount(tenant, 'POST', METHODS, { scope, body: { type: 'totp' } });
  return { id: encodeURIComponent(String(body['id'])), session: body['auth_session'] };
}

/** Takes a user to the provider and back; returns the body of the completion. */
async function connect(tenant: Tenant): Promise<object> {
  const { body } = await callMyAccount(tenant, 'POST', `${ACCOUNTS}/connect`, {
    scope: 'create:me:connected_accounts',
    body: { connection: 'google-oauth2', redirect_uri: CALLBACK },
  });
  const { ticket } = body['connect_params'] as { ticket: string };
  const page = new Request(`${String(body['connect_uri'])}?ticket=${ticket}`, {
    method: 'POST',
    body: new URLSearchParams({ action: 'accept' }),
  });
  const location = new URL((await tenant.fetch(page)).headers.get('location') ?? '');
  return {
    auth_session: body['auth_session'],
    connect_code: location.searchParams.get('connect_code'),
    redirect_uri: CALLBACK,
  };
}

function startedTenant(): Tenant {
  return createTenant({
    ...fixtureSeed,
    connections: [
      { name: 'google-oauth2', strategy: 'google-oauth2', connected_accounts: { active: true } },
    ],
  });
}
