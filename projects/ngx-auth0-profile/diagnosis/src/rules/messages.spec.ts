import { HttpErrorResponse } from '@angular/common/http';
import { accessToken, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisProblem } from '../model/diagnosis-problem';

/** Sentences as Auth0, its SDKs and other servers have them, and what each means. */
const SENTENCES: readonly (readonly [sentence: string, problem: DiagnosisProblem])[] = [
  ['Bad HTTP authentication header format', 'opaque-token'],
  ['Missing authentication', 'missing-token'],
  ['Expired token received for JSON Web Token validation', 'expired'],
  ['jwt expired', 'expired'],
  ['The token has expired', 'expired'],
  ['Invalid signature received for JSON Web Token validation', 'invalid-signature'],
  ['invalid token signature', 'invalid-signature'],
  ['signature verification failed', 'invalid-signature'],
  ['Bad audience: x', 'wrong-audience'],
  ['jwt audience invalid. expected: x', 'wrong-audience'],
  ['Client is not global', 'id-token'],
  ['You cannot update the following fields: email', 'field-needs-backend'],
  ['Some fields cannot be updated with the permissions granted', 'field-needs-backend'],
  ['Insufficient scope', 'missing-scope'],
  ['User to be acted on does not match subject in bearer token.', 'other-user'],
  ['Please upgrade your subscription to use x', 'plan-required'],
  ['The user does not exist.', 'user-not-found'],
  ['Invalid property name in user_metadata: a.b', 'invalid-metadata'],
  ['The user profile exceeds the maximum allowed size.', 'profile-too-large'],
  ["Payload validation error: 'x'.", 'invalid-body'],
  ["Path validation error: 'x'.", 'invalid-path'],
  ["Query validation error: 'x'.", 'invalid-path'],
  ['Global limit has been reached', 'rate-limited'],
  ['Client quota exceeded', 'rate-limited'],
  ['Invalid token', 'invalid-token'],
  ['(iss) claim mismatch in the ID token', 'wrong-issuer'],
  ['Invalid state', 'login-state-lost'],
  ['Nonce (nonce) claim mismatch', 'login-state-lost'],
  ['Invalid authorization code', 'login-state-lost'],
  ['The redirect URI is wrong. You sent x', 'login-state-lost'],
  ['Service not found: x', 'audience-not-found'],
  ['Service not enabled within domain: x', 'audience-not-found'],
  ['Client is not authorized to access "x".', 'client-not-allowed'],
  ['Client has not been granted scopes: x', 'client-not-allowed'],
  ['user is blocked', 'login-denied'],
  ['Callback URL mismatch.', 'invalid-configuration'],
  ['window.crypto is required', 'invalid-configuration'],
  ['Multifactor authentication required', 'mfa-required'],
  ["Timeout when executing 'fetch'", 'timeout'],
  ['Timeout', 'timeout'],
  ['Failed to fetch', 'network'],
  ['Failed to fetch dynamically imported module: https://a.example/chunk-1.js', 'file-not-loaded'],
  ['error loading dynamically imported module: https://a.example/chunk-1.js', 'file-not-loaded'],
  ['Importing a module script failed.', 'file-not-loaded'],
  ['Loading chunk 7 failed', 'file-not-loaded'],
  ['Cannot update password and email simultaneously.', 'change-refused'],
  ['Cannot update email for non-database user.', 'change-refused'],
  ['The following user attributes cannot be updated: name.', 'change-refused'],
  ['Your account is not allowed to update the following user attributes: x', 'change-refused'],
  ['Email verification is not supported for enterprise users.', 'change-refused'],
  ['The specified new email already exists', 'change-refused'],
  ['JWT (link_with) contains an invalid aud claim.', 'link-refused'],
  ['JWT (link_with) must have an alg of RS256.', 'link-refused'],
  ['JWT (link_with) must have the same issuer as the calling user.', 'link-refused'],
  ['JWT (link_with) must contains sub claim.', 'link-refused'],
  ['Main identity and the new one are the same.', 'link-refused'],
  ['The provider/connection is not configured.', 'link-refused'],
  ['Linking to an inexistent identity is not allowed.', 'link-refused'],
  ['Timeout of the moon', 'unknown'],
  ['My timeout', 'unknown'],
  ['Invalid token bucket', 'unknown'],
];

describe('diagnose › messages', () => {
  for (const [sentence, problem] of SENTENCES) {
    it(`recognizes "${sentence}" in any letter case`, () => {
      for (const message of [sentence, sentence.toUpperCase(), sentence.toLowerCase()]) {
        expect(diagnose(new Error(message)).problem).toBe(problem);
      }
    });
  }

  it('reads scopes, fields and properties in any letter case', () => {
    const scopes = diagnose(
      new Error('INSUFFICIENT SCOPE, EXPECTED ANY OF: orders.read,orders.write.'),
    );
    expect(scopes.evidence).toEqual([
      'Auth0 answered that it expects orders.read or orders.write.',
    ]);
    const fields = diagnose(new Error('YOU CANNOT UPDATE THE FOLLOWING FIELDS: name'));
    expect(fields.evidence).toEqual([
      'Auth0 answered "You cannot update the following fields: name".',
    ]);
    const body = diagnose(
      new Error(
        "PAYLOAD VALIDATION ERROR: 'VALIDATION FOR FORMAT date' ON PROPERTY born; NOT ALLOWED: x ",
      ),
    );
    expect(body.evidence).toEqual([
      'Auth0 answered that the payload does not validate.',
      'The property x is not allowed.',
      'A value does not have the format date.',
      'The property is born.',
    ]);
    const blocked = diagnose({ error: 'unauthorized', error_description: 'USER IS BLOCKED' });
    expect(blocked.evidence).toEqual(['The error is "unauthorized".', 'The user is blocked.']);
    expect(
      diagnose(new Error('AUTH0-SPA-JS MUST RUN ON A SECURE ORIGIN. See …')).remedy.text,
    ).toContain('over https');
    expect(
      diagnose(new Error('Service not found: https://x.example/api/v2/y')).evidence.length,
    ).toBe(2);
  });
});

describe('diagnose › bodies', () => {
  const readings: readonly (readonly [name: string, body: unknown, problem: DiagnosisProblem])[] = [
    [
      'the sentence under attributes',
      { attributes: { error: 'Bad audience: x' } },
      'wrong-audience',
    ],
    [
      'the sentence of a nested error',
      { error: { error_description: 'Bad audience: x' } },
      'wrong-audience',
    ],
    ['the title of a problem', { title: 'Bad audience' }, 'wrong-audience'],
    ['the sentence as error', { error: 'Bad audience: x' }, 'wrong-audience'],
    ['the code of a nested error', { error: { code: 'inexistent_user' } }, 'user-not-found'],
    [
      'fields beside the code',
      { errorCode: 'insufficient_scope', fields: ['email'] },
      'field-needs-backend',
    ],
    [
      'fields as text',
      { errorCode: 'insufficient_scope', fields: 'email, name' },
      'field-needs-backend',
    ],
    ['a status beside a title', { status: 429, title: 'Slow down' }, 'rate-limited'],
    ['a status_code', { status_code: 429 }, 'rate-limited'],
    ['a page after spaces', '  \n<html></html>', 'gateway-error'],
    ['nothing but spaces', '   ', 'unknown'],
  ];

  for (const [name, body, problem] of readings) {
    it(`reads ${name}`, () => {
      expect(diagnose(typeof body === 'string' ? { status: 418, body } : body).problem).toBe(
        problem,
      );
    });
  }

  it('accepts only a single word as a code', () => {
    expect(diagnose({ status: 418, body: { code: 'no word' } }).evidence).toEqual([
      'The status is 418.',
    ]);
    expect(diagnose({ status: 418, body: { code: '9x' } }).evidence).toEqual([
      'The status is 418.',
    ]);
    expect(diagnose({ status: 418, body: { code: 9, error: {} } }).evidence).toEqual([
      'The status is 418.',
    ]);
  });

  it('prefers the problem type of the proxy to its text', () => {
    const type = 'urn:auth0-profile-proxy:problem:wrong-issuer';
    expect(
      diagnose({ status: 401, body: { type, detail: 'The token has expired.' } }).problem,
    ).toBe('wrong-issuer');
  });

  it('lists the scopes of an SDK error', () => {
    const error = { error: 'missing_scopes', scope: 'read:orders  write:orders' };
    expect(diagnose(error, { audience: 'https://orders.example/' }).evidence).toEqual([
      'This API answered that it expects read:orders or write:orders.',
    ]);
  });
});

describe('diagnose › responses with little information', () => {
  it('finds status, headers and text of superagent and fetch', () => {
    const text = '{"message":"Bad audience: x"}';
    expect(diagnose({ status: 401, headers: {}, text }).problem).toBe('wrong-audience');
    expect(diagnose({ statusCode: 404, headers: {} }).problem).toBe('not-found');
    expect(diagnose({ status: 429, headers: { 'retry-after': '3' } }).evidence).toContain(
      'Retry after 3 seconds.',
    );
    expect(
      diagnose({ status: 429, body: '', headers: { 'retry-after': true } }).evidence,
    ).toContain('The response does not say when to try again.');
    expect(
      diagnose({ status: 429, body: '', headers: { 'retry-after': '3 apples' } }).evidence,
    ).toContain('The response does not say when to try again.');
  });

  it('treats a 2xx status as a failure only from HttpClient', () => {
    expect(diagnose({ statusCode: 200 }).problem).toBe('unknown');
    expect(diagnose(new HttpErrorResponse({ status: 300 })).problem).toBe('unknown');
    const error = { name: 'Error', message: "Unexpected token '<'" };
    expect(diagnose(new HttpErrorResponse({ status: 200, error })).problem).toBe(
      'unreadable-answer',
    );
  });

  it('examines token and fields when a 400 has no reason', () => {
    expect(diagnose({ status: 400, body: '' }, { token: 'abc' }).problem).toBe('opaque-token');
    const url = 'https://tenant.eu.auth0.com/api/v2/users/x';
    const context = {
      ...tenant,
      method: 'PATCH',
      url,
      fields: ['email'],
      token: accessToken({ sub: 'x' }),
    };
    expect(diagnose({ status: 400, body: '' }, context).problem).toBe('field-needs-backend');
  });

  it('says why DPoP was rejected', () => {
    expect(diagnose({ error: 'use_dpop_nonce' }).evidence).toEqual([
      'The server rejected the DPoP proof because of its nonce.',
    ]);
    expect(diagnose({ error: 'invalid_dpop_proof' }).evidence).toEqual([
      'The server rejected the DPoP proof.',
    ]);
  });
});

describe('diagnose › texts', () => {
  it('distinguishes a callback URL, a body, a message and a token', () => {
    expect(diagnose('http://localhost:4200/#error=consent_required').problem).toBe(
      'consent-required',
    );
    expect(diagnose('http://localhost:4200/#a=b').problem).toBe('unknown');
    expect(diagnose('error=login_required&error_description=Login%20required').problem).toBe(
      'login-required',
    );
    expect(diagnose('  {"message":"Bad audience: x"}  ').problem).toBe('wrong-audience');
    expect(diagnose('Bearer abc!def').problem).toBe('malformed-token');
    expect(diagnose('AUTHORIZATION: BEARER abc!def').problem).toBe('malformed-token');
    for (const words of ['abc{def', '"abc def', 'undefinedly', 'notnull', 'Bearer', 'xbearer']) {
      expect(diagnose(words).problem).toBe('unknown');
    }
    expect(diagnose(new Error('x', { cause: 'abcdef' })).problem).toBe('unknown');
  });

  it('decodes the base64url characters', () => {
    const token = accessToken({ name: '~~~???>>>ÿÿÿ', scope: 'read:current_user' });
    expect(token).toMatch(/-/);
    expect(token).toMatch(/_/);
    expect(diagnose(token, tenant).problem).toBe('no-problem');
  });
});
