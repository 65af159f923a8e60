import { HttpClient, provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { mint } from '../../src/test-support/mint';
import { freshTenant } from '../../src/test-support/signed-in';
import { diagnose } from './diagnose';
import { formatDiagnosis } from './format-diagnosis';

const USERS_PATH = '/api/v2/users/*';

describe('diagnose at a tenant, the wrong request', () => {
  beforeEach(async () => {
    await freshTenant();
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
  });

  it('explains a body that does not validate', async () => {
    const lines = await refusal('PATCH', userPath(), { user_metadata: 'dark' });
    expect(lines.slice(0, 3)).toEqual([
      'invalid-body: The body of the request does not have the form the API expects. Nothing was changed.',
      '  - Auth0 answered that the payload does not validate.',
      '  - It wants object where the body has string.',
    ]);
  });

  it('explains metadata that Auth0 cannot store', async () => {
    const lines = await refusal('PATCH', userPath(), { user_metadata: { 'a.b': 1 } });
    expect(lines[0]).toBe(
      'invalid-metadata: The metadata holds a name or a value that Auth0 cannot store. Nothing was changed.',
    );
  });

  it('explains a user who is gone', async () => {
    await tenant.fault({ name: 'deleted_user', userId: tenant.user });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'user-not-found: The user does not exist, or does no longer.',
      '  - Auth0 answered that the user does not exist.',
    ]);
  });

  it('explains a path that is not there', async () => {
    expect((await refusal('GET', 'user/auth0%7Cspec-user')).slice(0, 2)).toEqual([
      'not-found: There is nothing at this URL, or what it names has been deleted.',
      '  - Auth0 answered 404.',
    ]);
  });

  it('explains an account that is to be linked to itself', async () => {
    const link_with = await mint({ kind: 'id-token' });
    const lines = await refusal('POST', `${userPath()}/identities`, { link_with });
    expect(lines.slice(0, 2)).toEqual([
      'link-refused: The two accounts were not linked or unlinked. Both are as they were.',
      "  - Both logins are the same account. Log in with the second account, with prompt: 'login'.",
    ]);
  });

  it('explains a link with something that is no ID token', async () => {
    const lines = await refusal('POST', `${userPath()}/identities`, { link_with: 'nonsense' });
    expect(lines[1]).toBe(
      '  - The second token cannot be read. It must be an ID token, fresh from a login.',
    );
  });

  it('explains a device that has a key already', async () => {
    const device = { device_name: 'Phone', type: 'public_key', value: 'AA==', device_id: 'ab12' };
    const client_id = tenant.clientId;
    await send('POST', 'device-credentials', { ...device, client_id });
    const lines = await refusal('POST', 'device-credentials', { ...device, client_id });
    expect(lines.slice(0, 2)).toEqual([
      'conflict: What the request would create or change is there already, or changed in the meantime.',
      '  - Auth0 answered 409.',
    ]);
  });

  it('explains the rate limit', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'rate-limit' });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'rate-limited: Too many requests reached the tenant, and Auth0 refused this one. The limit counts for all users of the tenant together.',
      '  - Auth0 answered 429.',
    ]);
  });

  it('explains a server error, and one without a body', async () => {
    await tenant.fault({ path: USERS_PATH, status: 503 });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'server-error: The Management API failed while it handled the request. Whether a change was made is not known.',
      '  - The status is 503.',
    ]);
    await tenant.fault({ path: USERS_PATH, kind: 'empty', status: 500 });
    expect((await refusal('GET', userPath()))[1]).toBe('  - The status is 500.');
  });

  it('explains the page of a gateway', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'html', status: 502 });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'gateway-error: Something between the page and the Management API answered with a web page: a gateway, a firewall or a company proxy.',
      '  - The status is 502 and the body is HTML, which the Management API never sends.',
    ]);
  });

  it('explains a page where JSON was expected', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'html', status: 200 });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'html-answer: A web page came back instead of JSON: the request reached a server that serves the application, not the API.',
      '  - The status is 200 and the body is HTML.',
    ]);
  });

  it('explains JSON that was cut', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'malformed-json' });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'unreadable-answer: The answer of the Management API says that all went well, but its body is no JSON.',
      '  - The status is 200, and the body could not be parsed.',
    ]);
  });

  it('explains a connection that breaks off', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'drop', times: 9 });
    expect((await refusal('GET', userPath())).slice(0, 3)).toEqual([
      `network: No answer arrived from ${new URL(tenant.url).host}: there is no connection, or the browser keeps the answer from the page (CORS).`,
      '  - The request ended without a status.',
      '  - HttpClient reports status 0.',
    ]);
  });

  it('explains an answer that comes too late', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'delay', delayMs: 2000 });
    expect((await refusal('GET', userPath(), undefined, 100)).slice(0, 2)).toEqual([
      'timeout: No answer came in time from the Management API.',
      '  - The request was given up after its time limit.',
    ]);
  });
});

function userPath(): string {
  return `users/${encodeURIComponent(tenant.user)}`;
}

async function send(
  method: string,
  path: string,
  body?: object,
  timeout?: number,
): Promise<unknown> {
  const scope =
    'read:current_user update:current_user_metadata update:current_user_identities create:current_user_device_credentials';
  const headers = { Authorization: `Bearer ${await mint({ scope })}` };
  const options = { body, headers, ...(timeout === undefined ? {} : { timeout }) };
  return firstValueFrom(
    TestBed.inject(HttpClient).request(method, `${tenant.audience}${path}`, options),
  );
}

/** What a developer would read about a request that has to fail. */
async function refusal(...request: Parameters<typeof send>): Promise<string[]> {
  const error: unknown = await send(...request).then(
    () => {
      fail('The tenant accepted the request.');
    },
    (refused: unknown) => refused,
  );
  return formatDiagnosis(diagnose(error, { domain: tenant.url })).split('\n');
}
