import { freePort } from '../../../../tools/process/free-ports.ts';
import { bffSeed, startBff, type BffHarness } from '../support/bff-harness.ts';
import type { BffBrowser } from '../support/bff-browser.ts';
import { ADA } from '../support/harness.ts';

const SCOPES = [
  ...['read:me:profile', 'update:me:profile', 'read:me:factors'],
  ...['read:me:authentication_methods', 'create:me:authentication_methods'],
];

describe("Auth0's My Account API behind the BFF", () => {
  let harness: BffHarness;
  let browser: BffBrowser;
  beforeAll(async () => {
    const port = await freePort();
    const audience = `http://localhost:${port}/me/`;
    const seed = bffSeed({ policies: [{ audience, scope: SCOPES }] });
    harness = await startBff(
      { myAccount: { scopes: [...SCOPES, 'delete:me:authentication_methods'] } },
      {
        ...seed,
        port,
        tenant: { my_account: {} },
        client_grants: [
          ...(seed.client_grants ?? []),
          { client_id: 'web', audience, scope: SCOPES, subject_type: 'user' },
        ],
      },
    );
    browser = await harness.loggedIn();
  });
  afterAll(() => harness.close());

  it('reads and changes the profile of the user', async () => {
    const read = await browser.send('GET', '/bff/me/v1/profile');
    expect(read.status).toBe(200);
    expect(await read.text()).toContain('Ada');
    const changed = await browser.send('PATCH', '/bff/me/v1/profile', {
      body: { nickname: 'ada' },
    });
    expect(changed.status).toBe(200);
    expect(harness.tenant.users.get(ADA)?.nickname).toBe('ada');
  });

  it('starts an enrolment and names its location as the page reaches it', async () => {
    const answer = await browser.send('POST', '/bff/me/v1/authentication-methods', {
      body: { type: 'totp' },
    });
    expect(answer.status).toBe(202);
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/^\/bff\/me\/v1\/authentication-methods\/totp%7C/);
    const verified = await browser.send('POST', `${location}/verify`, { body: {} });
    expect(verified.status).toBe(400);
    expect(verified.headers.get('content-type')).toContain('json');
  });

  it('is refused without a scope, with the login that would request it', async () => {
    const answer = await browser.send('DELETE', '/bff/me/v1/authentication-methods/totp%7Cdev_1');
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual(
      jasmine.objectContaining({
        code: 'missing-scope',
        login_url: '/bff/login?api=me&scope=delete%3Ame%3Aauthentication_methods',
      }),
    );
  });

  it('is closed where the options name no scope for it', async () => {
    const answer = await browser.send('GET', '/bff/me/v1/connected-accounts/accounts');
    expect(answer.status).toBe(404);
  });

  it('leaves the profile routes of the BFF as they are', async () => {
    const answer = await browser.send('GET', '/bff/me');
    expect(await answer.json()).toEqual(jasmine.objectContaining({ user_id: ADA }));
  });
});
