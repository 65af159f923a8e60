import { HttpErrorResponse } from '@angular/common/http';
import * as fc from 'fast-check';
import { accessToken, unsignedToken } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './model/diagnosis-context';
import { formatDiagnosis } from './text/format-diagnosis';

const base64url = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

/** An opaque token; an upper-case letter and a digit, as chance puts into every real one. */
const opaque = fc
  .array(fc.constantFrom(...base64url), { minLength: 22, maxLength: 64 })
  .map((characters) => `Q7${characters.join('')}`);
const jwt = fc
  .dictionary(
    fc.constantFrom(
      'iss',
      'sub',
      'aud',
      'exp',
      'nbf',
      'iat',
      'azp',
      'scope',
      'nonce',
      'permissions',
      'cnf',
    ),
    fc.jsonValue(),
  )
  .map((claims) => unsignedToken(claims));
const encrypted = fc.array(opaque, { minLength: 5, maxLength: 5 }).map((parts) => parts.join('.'));
const token = fc.oneof(opaque, jwt, encrypted);
const email = fc.emailAddress();

/** Sentences that Auth0 and others write, with a secret where they write a value. */
const sentence = (secret: string) =>
  fc.constantFrom(
    secret,
    `Bad audience: ${secret}`,
    `Insufficient scope, expected any of: ${secret},read:users`,
    `You cannot update the following fields: ${secret}`,
    `Service not found: ${secret}`,
    `Payload validation error: 'Additional properties not allowed: ${secret}'.`,
    `Payload validation error: 'Missing required property: ${secret}' on property ${secret}.`,
    `Payload validation error: 'Object didn't pass validation for format ${secret}: ${secret}'.`,
    `The following user attributes cannot be updated: ${secret}.`,
    `Client "${secret}" is not authorized to access resource server "${secret}".`,
    `Invalid token ${secret}`,
  );

const bodyWith = (secret: string) =>
  fc.record(
    {
      statusCode: fc.constantFrom(400, 401, 403, 404, 409, 429, 500),
      message: sentence(secret),
      error: fc.constantFrom('Unauthorized', secret),
      error_description: sentence(secret),
      errorCode: fc.constantFrom('insufficient_scope', 'invalid_body', 'Bearer', secret),
      code: fc.constantFrom('field-not-allowed', 'missing-scope', secret),
      type: fc.constantFrom(`urn:auth0-profile-proxy:problem:${secret}`, 'about:blank'),
      fields: fc.constant([secret, 'email']),
      required_scopes: fc.constant([secret]),
    },
    { requiredKeys: [] },
  );

const contextWith = (secret: string): fc.Arbitrary<DiagnosisContext> =>
  fc.record(
    {
      domain: fc.constantFrom('tenant.eu.auth0.com', secret),
      clientId: fc.constant(secret),
      audience: fc.constantFrom('https://orders.example/', secret, `https://x.example/${secret}`),
      proxyAudience: fc.constant(secret),
      token: fc.constant(secret),
      requiredScopes: fc.constant([secret]),
      requestedScopes: fc.constant(secret),
      grantedScopes: fc.constant([secret]),
      method: fc.constantFrom('GET', 'PATCH', secret),
      url: fc.constantFrom(`https://tenant.eu.auth0.com/api/v2/users/${secret}`, secret),
      fields: fc.constant([secret]),
    },
    { requiredKeys: [] },
  );

describe('diagnose › any input', () => {
  it('returns a diagnosis and never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withDate: true, withMap: true }),
        (subject) => {
          expectDiagnosis(subject);
        },
      ),
    );
  });

  it('returns a diagnosis for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.webUrl()), (subject) => {
        expectDiagnosis(subject);
        expectDiagnosis({ status: 400, body: subject });
        expectDiagnosis(new Error(subject));
      }),
    );
  });

  it('returns a diagnosis for any status and body', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.anything(), (status, error) => {
        expectDiagnosis(new HttpErrorResponse({ status, error }));
        expectDiagnosis({ status, body: error });
      }),
    );
  });

  it('returns a diagnosis for any claims and any clock', () => {
    fc.assert(
      fc.property(jwt, fc.double(), (subject, now) => {
        expectDiagnosis(subject, { now, domain: 'tenant.eu.auth0.com' });
      }),
    );
  });

  it('never repeats a token from any position of the input', () => {
    fc.assert(
      fc.property(
        token.chain((secret) =>
          fc.record({
            secret: fc.constant(secret),
            body: bodyWith(secret),
            context: contextWith(secret),
            words: sentence(secret),
          }),
        ),
        ({ secret, body, context, words }) => {
          for (const subject of subjectsWith(secret, body, words)) {
            expectNothingOf(secret, formatDiagnosis(diagnose(subject, context)));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never repeats an e-mail address from any position of the input', () => {
    fc.assert(
      fc.property(
        email.chain((secret) =>
          fc.record({
            secret: fc.constant(secret),
            body: bodyWith(secret),
            context: contextWith(secret),
            words: sentence(secret),
          }),
        ),
        ({ secret, body, context, words }) => {
          const subjects = [
            ...subjectsWith(secret, body, words),
            accessToken({ sub: secret, aud: secret, iss: secret, scope: secret }),
          ];
          for (const subject of subjects) {
            const text = formatDiagnosis(diagnose(subject, context));
            expect(text).not.toContain(secret);
            expect(text).not.toContain(encodeURIComponent(secret));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('returns the same diagnosis for the same input', () => {
    fc.assert(
      fc.property(fc.anything(), (subject) => {
        expect(diagnose(subject, { now: 0 })).toEqual(diagnose(subject, { now: 0 }));
      }),
    );
  });
});

function subjectsWith(secret: string, body: object, words: string): readonly unknown[] {
  return [
    secret,
    `Bearer ${secret}`,
    words,
    body,
    new Error(words),
    new HttpErrorResponse({ status: 403, error: body, url: `https://x.example/${secret}` }),
    new HttpErrorResponse({ status: 400, error: JSON.stringify(body) }),
    { error: secret, error_description: words, audience: secret, scope: secret },
    { original: { response: { status: 401, body } }, code: secret, description: words },
    `https://x.example/?error=${encodeURIComponent(secret)}&error_description=${encodeURIComponent(words)}`,
    {
      name: 'Auth0ProfileError',
      code: 'missing-scope',
      audience: secret,
      requiredScopes: [secret],
      grantedScopes: [secret],
    },
    {
      name: 'Auth0ProfileError',
      code: 'field-needs-backend',
      fields: [secret],
      cause: { status: 403, body },
    },
  ];
}

/** Not even twenty characters of a token in a row may appear: half of one is a secret as well. */
function expectNothingOf(secret: string, text: string): void {
  const windows = secret
    .split('.')
    .flatMap((part) =>
      Array.from({ length: Math.max(0, part.length - 19) }, (_, at) => part.slice(at, at + 20)),
    );
  expect(windows.filter((window) => text.includes(window))).toEqual([]);
}

function expectDiagnosis(subject: unknown, context: DiagnosisContext = {}): void {
  const diagnosis = diagnose(subject, context);
  expect(diagnosis.whatHappened).toMatch(/\.$/);
  expect(diagnosis.remedy.text).toMatch(/[.?]$/);
  expect(diagnosis.learnMore).toMatch(/^https:\/\/auth0\.com\/docs\//);
  if (diagnosis.problem !== 'missing-token') {
    expect(formatDiagnosis(diagnosis)).not.toMatch(/undefined|\[object|NaN/);
  }
}
