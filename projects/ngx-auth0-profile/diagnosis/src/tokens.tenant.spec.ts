import { HttpClient, provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Auth0Client, type AuthorizationParams } from '@auth0/auth0-spa-js';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { mint } from '../../src/test-support/mint';
import { freshTenant } from '../../src/test-support/signed-in';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './model/diagnosis-context';
import { formatDiagnosis } from './text/format-diagnosis';

describe('diagnose › wrong tokens at the emulator', () => {
  beforeEach(async () => {
    await freshTenant();
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
  });

  it('names the ID token of a real login', async () => {
    const client = await login({ audience: tenant.audience });
    const { __raw: token = '' } = (await client.getIdTokenClaims()) ?? {};
    expect((await readUser(token)).slice(0, 4)).toEqual([
      'id-token: An ID token was sent to the Management API. It tells your application who logged in; it cannot be used to call an API.',
      '  - Auth0 answered "Invalid token" without a reason.',
      '  - Its audience (aud) is the client id of an application, not an API.',
      '  - It has the claim nonce, which only ID tokens have.',
    ]);
  });

  it('names the opaque token of a login without an audience', async () => {
    const token = await accessToken({});
    expect((await readUser(token)).slice(0, 3)).toEqual([
      'opaque-token: An opaque access token was sent. Auth0 issues one when the login has no audience; it can only be used to call /userinfo.',
      '  - Auth0 answered "Bad HTTP authentication header format", its answer to a token that does not have three parts.',
      `  - The token has ${token.length} characters and no dot. A token for the Management API is a JWT: three parts separated by dots.`,
    ]);
  });

  it('names the encrypted token', async () => {
    expect((await readUser(await mint({ kind: 'encrypted' }))).slice(0, 3)).toEqual([
      'encrypted-token: An encrypted access token (JWE) was sent. Only the API with the matching key can decrypt it, and that is not the Management API.',
      '  - Auth0 answered "Bad HTTP authentication header format", its answer to a token that does not have three parts.',
      '  - The token has five parts. A signed token, which the Management API requires, has three.',
    ]);
  });

  it('names the token of another API', async () => {
    const token = await accessToken({ audience: 'https://orders.example/', scope: 'read:orders' });
    expect((await readUser(token)).slice(0, 4)).toEqual([
      'wrong-audience: The access token was issued for a different API than the Management API.',
      '  - Auth0 answered that the audience of the token is wrong.',
      `  - Its audience (aud) is https://orders.example/ and ${tenant.url}/userinfo.`,
      `  - The Management API only accepts the audience ${tenant.audience}.`,
    ]);
  });

  it('names the scope that was not requested', async () => {
    const token = await accessToken({ audience: tenant.audience });
    expect((await readUser(token)).slice(0, 3)).toEqual([
      'missing-scope: The access token does not have read:current_user, so the Management API rejects the request.',
      '  - Auth0 answered that it expects read:users, read:current_user or read:user_idp_tokens.',
      '  - The token has the scopes: openid, profile and email.',
    ]);
  });

  it('names the scope that was silently dropped', async () => {
    const requestedScopes = 'openid profile email update:users';
    const token = await accessToken({ audience: tenant.audience, scope: requestedScopes });
    const lines = await patchUser(token, { user_metadata: { theme: 'dark' } }, { requestedScopes });
    expect(lines.slice(0, 5)).toEqual([
      'scope-never-granted-to-users: update:users is never granted to an end user. Auth0 silently removes it from every request.',
      '  - Auth0 answered that it expects update:users, update:users_app_metadata or update:current_user_metadata.',
      '  - The token has the scopes: openid, profile and email.',
      '  - Requested: openid, profile, email and update:users.',
      'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request update:current_user_metadata instead: it lets users edit their own user_metadata. Send all other changes through the profile proxy.',
    ]);
  });

  it('names the field that needs a back end', async () => {
    const scope = 'update:current_user_metadata';
    const token = await accessToken({ audience: tenant.audience, scope });
    const lines = await patchUser(token, { email: 'new@example.com', name: 'New' });
    expect(lines.slice(0, 2)).toEqual([
      "field-needs-backend: The request changes email and name. With a user's own token Auth0 only changes user_metadata; no scope allows more.",
      '  - Auth0 answered "You cannot update the following fields: email, name".',
    ]);
  });

  it('names the other user', async () => {
    const scope = 'read:current_user';
    const token = await accessToken({ audience: tenant.audience, scope });
    expect((await readUser(token, {}, tenant.otherUser)).slice(0, 2)).toEqual([
      "other-user: The request names a different user than the token. A user's token can only be used for that user's own account.",
      '  - Auth0 answered that the user in the URL is not the subject of the token.',
    ]);
  });

  it('names the expired token', async () => {
    const token = await mint({ expiresInSeconds: -600 });
    expect((await readUser(token)).slice(0, 3)).toEqual([
      'expired: The access token has expired, and the Management API rejects it.',
      '  - Auth0 answered that the token has expired.',
      '  - It expired 10 minutes ago (exp).',
    ]);
  });

  it('names the clock of this computer when the tenant is two days ahead', async () => {
    const token = await mint({ scope: 'read:current_user' });
    await tenant.fault({ name: 'clock_skew', skewSeconds: 172_800 });
    expect((await readUser(token)).slice(0, 2)).toEqual([
      "clock-off: Auth0 answered that the token has expired, but by this computer's clock it is valid for another 24 hours. The clock is slow.",
      '  - Auth0 answered that the token has expired.',
    ]);
  });

  it('names the clock when the tenant issues tokens of tomorrow', async () => {
    await tenant.fault({ name: 'clock_skew', skewSeconds: 900 });
    const token = await mint({ scope: 'read:current_user' });
    expect(formatDiagnosis(diagnose(token, context())).split('\n')[0]).toBe(
      "clock-off: The token was issued 15 minutes in the future. This computer's clock is slow by about that much.",
    );
  });

  it('names the invalid signature', async () => {
    const [header, claims] = (await mint()).split('.');
    const [, , signature] = (await mint({ scope: 'read:current_user' })).split('.');
    expect((await readUser([header, claims, signature].join('.'))).slice(0, 2)).toEqual([
      'invalid-signature: The signature of the token is not valid: the token was changed or truncated, or another tenant signed it.',
      '  - Auth0 answered that the signature of the token is invalid.',
    ]);
  });

  it('names the token of another tenant', async () => {
    const token = await mint({ claims: { iss: 'https://staging.eu.auth0.com/' } });
    expect((await readUser(token)).slice(0, 3)).toEqual([
      "wrong-issuer: The token was issued by another tenant. The Management API has neither that tenant's keys nor its users.",
      '  - Auth0 answered "Invalid token" without a reason.',
      `  - Its issuer (iss) is https://staging.eu.auth0.com/, the request goes to ${new URL(tenant.url).host}.`,
    ]);
  });

  it('names the missing token', async () => {
    expect((await readUser(undefined)).slice(0, 2)).toEqual([
      'missing-token: The request had no access token.',
      '  - Auth0 answered that the request had no access token.',
    ]);
    expect((await readUser('undefined')).slice(0, 1)).toEqual([
      'missing-token: The request had the word "undefined" in place of the access token.',
    ]);
  });

  it('finds no problem in the right token', async () => {
    const scope = 'read:current_user update:current_user_metadata';
    const token = await accessToken({ audience: tenant.audience, scope });
    expect(diagnose(token, context()).problem).toBe('no-problem');
  });
});

/** The real SDK, signed in by a silent login that really takes place. */
async function login(authorizationParams: AuthorizationParams): Promise<Auth0Client> {
  await tenant.signIn();
  const client = new Auth0Client({
    domain: tenant.url,
    clientId: tenant.clientId,
    authorizationParams: { redirect_uri: location.origin, ...authorizationParams },
  });
  await client.getTokenSilently();
  return client;
}

async function accessToken(authorizationParams: AuthorizationParams): Promise<string> {
  return (await (await login(authorizationParams)).getTokenSilently()) ?? '';
}

function readUser(
  token: string | undefined,
  more: DiagnosisContext = {},
  userId = tenant.user,
): Promise<string[]> {
  return refusal('GET', userId, token, undefined, more);
}

function patchUser(token: string, body: object, more: DiagnosisContext = {}): Promise<string[]> {
  return refusal('PATCH', tenant.user, token, body, more);
}

/** Sends the request with HttpClient and reads what a developer would read about the refusal. */
async function refusal(
  method: string,
  userId: string,
  token: string | undefined,
  body: object | undefined,
  more: DiagnosisContext,
): Promise<string[]> {
  const url = `${tenant.audience}users/${encodeURIComponent(userId)}`;
  const headers: Record<string, string> =
    token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const error: unknown = await firstValueFrom(
    TestBed.inject(HttpClient).request(method, url, { body, headers }),
  ).then(
    () => {
      fail('The tenant accepted the request.');
    },
    (refused: unknown) => refused,
  );
  return formatDiagnosis(
    diagnose(error, { ...context(), token, method, url, fields: Object.keys(body ?? {}), ...more }),
  ).split('\n');
}

function context(): DiagnosisContext {
  return { domain: tenant.url, clientId: tenant.clientId };
}
