import { HttpClient, provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { mint } from '../../src/test-support/mint';
import { freshTenant } from '../../src/test-support/signed-in';
import { diagnose } from './diagnose';
import { formatDiagnosis } from './text/format-diagnosis';

const USERS_PATH = '/api/v2/users/*';

describe('diagnose › wrong requests at the emulator', () => {
  beforeEach(async () => {
    await freshTenant();
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
  });

  it('explains a body that does not validate', async () => {
    const lines = await refusal('PATCH', userPath(), { user_metadata: 'dark' });
    expect(lines.slice(0, 3)).toEqual([
      'invalid-body: The body of the request does not have the format that the API expects. Nothing was changed.',
      '  - Auth0 answered that the payload does not validate.',
      '  - The expected type is object, but the body has string.',
    ]);
  });

  it('explains metadata that Auth0 cannot store', async () => {
    const lines = await refusal('PATCH', userPath(), { user_metadata: { 'a.b': 1 } });
    expect(lines[0]).toBe(
      'invalid-metadata: The metadata contains a name or a value that Auth0 cannot store. Nothing was changed.',
    );
  });

  it('explains a deleted user', async () => {
    await tenant.fault({ name: 'deleted_user', userId: tenant.user });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'user-not-found: The user does not exist or was deleted.',
      '  - Auth0 answered that the user does not exist.',
    ]);
  });

  it('explains an unknown path', async () => {
    expect((await refusal('GET', 'user/auth0%7Cspec-user')).slice(0, 2)).toEqual([
      'not-found: The URL does not exist, or the resource was deleted.',
      '  - Auth0 answered 404.',
    ]);
  });

  it('explains linking an account to itself', async () => {
    const link_with = await mint({ kind: 'id-token' });
    const lines = await refusal('POST', `${userPath()}/identities`, { link_with });
    expect(lines.slice(0, 2)).toEqual([
      'link-refused: The two accounts were not linked or unlinked. Nothing was changed.',
      "  - Both logins are the same account. Log in with the second account, with prompt: 'login'.",
    ]);
  });

  it('explains a link_with value that is not an ID token', async () => {
    const lines = await refusal('POST', `${userPath()}/identities`, { link_with: 'nonsense' });
    expect(lines[1]).toBe(
      '  - The second token cannot be read. It must be an ID token, fresh from a login.',
    );
  });

  it('explains a device that already has a key', async () => {
    const device = { device_name: 'Phone', type: 'public_key', value: 'AA==', device_id: 'ab12' };
    const client_id = tenant.clientId;
    await send('POST', 'device-credentials', { ...device, client_id });
    const lines = await refusal('POST', 'device-credentials', { ...device, client_id });
    expect(lines.slice(0, 2)).toEqual([
      'conflict: The resource exists already, or was changed in the meantime.',
      '  - Auth0 answered 409.',
    ]);
  });

  it('explains the rate limit', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'rate-limit' });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'rate-limited: Too many requests reached the tenant, and Auth0 rejected this one. All users of the tenant share the limit.',
      '  - Auth0 answered 429.',
    ]);
  });

  it('explains a server error, and one without a body', async () => {
    await tenant.fault({ path: USERS_PATH, status: 503 });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'server-error: The Management API failed while it handled the request. It is not known whether a change was made.',
      '  - The status is 503.',
    ]);
    await tenant.fault({ path: USERS_PATH, kind: 'empty', status: 500 });
    expect((await refusal('GET', userPath()))[1]).toBe('  - The status is 500.');
  });

  it('explains the HTML page of a gateway', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'html', status: 502 });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'gateway-error: A gateway, a firewall or a company proxy between the page and the Management API responded with an HTML page.',
      '  - The status is 502 and the body is HTML, which the Management API never sends.',
    ]);
  });

  it('explains an HTML page instead of JSON', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'html', status: 200 });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'html-answer: The response is an HTML page instead of JSON: the request reached the server of the web application, not the API.',
      '  - The status is 200 and the body is HTML.',
    ]);
  });

  it('explains truncated JSON', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'malformed-json' });
    expect((await refusal('GET', userPath())).slice(0, 2)).toEqual([
      'unreadable-answer: The Management API reported success, but the body of the response is not valid JSON.',
      '  - The status is 200, and the body could not be parsed.',
    ]);
  });

  it('explains an interrupted connection', async () => {
    // Firefox repeats a request whose connection was dropped up to ten times by itself.
    await tenant.fault({ path: USERS_PATH, kind: 'drop', times: 99 });
    expect((await refusal('GET', userPath())).slice(0, 3)).toEqual([
      `network: No response arrived from ${new URL(tenant.url).host}: there is no connection, or the browser blocked the response (CORS).`,
      '  - The request ended without a status.',
      '  - HttpClient reports status 0.',
    ]);
  });

  it('explains a response after the time limit', async () => {
    await tenant.fault({ path: USERS_PATH, kind: 'delay', delayMs: 2000 });
    const [whatHappened = '', evidence = ''] = await refusal('GET', userPath(), undefined, 100);
    // WebKit reports a time limit like a cancellation by the page, as an AbortError.
    expect([
      'timeout: The Management API did not respond in time.',
      'timeout: The request was cancelled, or the Management API did not respond in time.',
    ]).toContain(whatHappened);
    expect([
      '  - The request was cancelled when its time limit was reached.',
      '  - The browser reports that the request was aborted.',
    ]).toContain(evidence);
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
