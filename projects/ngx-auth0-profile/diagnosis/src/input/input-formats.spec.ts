import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisProblem } from '../model/diagnosis-problem';

const forbidden = {
  statusCode: 403,
  error: 'Forbidden',
  message: 'Insufficient scope, expected any of: update:users,update:current_user_metadata',
  errorCode: 'insufficient_scope',
};

describe('diagnose › input formats', () => {
  describe('when the same response is passed in another format', () => {
    const forms: Readonly<Record<string, unknown>> = {
      'an HttpErrorResponse': new HttpErrorResponse({ status: 403, error: forbidden }),
      'an HttpErrorResponse with the body as text': new HttpErrorResponse({
        status: 403,
        error: JSON.stringify(forbidden),
      }),
      'status and body': { status: 403, body: forbidden },
      'status and body as text': { status: 403, body: JSON.stringify(forbidden) },
      'a superagent answer': {
        status: 403,
        statusCode: 403,
        body: forbidden,
        text: '{}',
        headers: {},
      },
      'the body alone': forbidden,
      'the body alone as text': JSON.stringify(forbidden),
      'the sentence alone': forbidden.message,
      'an error of auth0-js': auth0JsError(403, forbidden),
      'a rejection of zone.js': { rejection: auth0JsError(403, forbidden) },
      'an unhandledrejection event': {
        reason: new HttpErrorResponse({ status: 403, error: forbidden }),
      },
      'an error with a cause': new Error('Saving failed', {
        cause: { status: 403, body: forbidden },
      }),
      'the code as error_code': { status: 403, body: { error_code: 'insufficient_scope' } },
      'the code as code': { status: 403, body: { code: 'insufficient_scope' } },
      'the code in capitals': { status: 403, body: { errorCode: 'INSUFFICIENT_SCOPE' } },
      'the code as error': { status: 403, body: { error: 'insufficient_scope' } },
      'a nested error': { status: 403, body: { error: { message: forbidden.message } } },
      'the sentence as description': { status: 403, body: { description: forbidden.message } },
      'the sentence as detail': { status: 403, body: { detail: forbidden.message } },
    };

    for (const [form, subject] of Object.entries(forms)) {
      it(`reads ${form}`, () => {
        expect(diagnose(subject, tenant).problem).toBe('missing-scope');
      });
    }
  });

  describe('when auth0-js passes an error to a callback', () => {
    it('finds the message in the wrapped response', () => {
      const diagnosis = diagnose(auth0JsError(401, { message: 'Invalid token' }), tenant);
      expect(diagnosis.problem).toBe('invalid-token');
      expect(diagnosis.evidence[0]).toBe('Auth0 answered "Invalid token" without a reason.');
    });

    it('works without the wrapped response', () => {
      const error = {
        statusCode: 401,
        code: 'Unauthorized',
        description: 'Unauthorized',
        original: {},
      };
      expect(diagnose(error).problem).toBe('invalid-token');
    });

    it('recognizes a request without a response', () => {
      const original = Object.assign(new Error('Request has been terminated\nPossible causes: …'), {
        crossDomain: true,
      });
      expect(diagnose({ original, code: null, description: null }).problem).toBe('network');
    });

    it('recognizes its property names for a failed login', () => {
      const error = { error: 'consent_required', errorDescription: 'Consent required', state: 's' };
      expect(diagnose(error).problem).toBe('consent-required');
      const silent = {
        original: { error: 'login_required' },
        code: 'login_required',
        description: 'x',
      };
      expect(diagnose(silent).problem).toBe('login-required');
    });
  });

  describe('when there is little information', () => {
    const little: readonly (readonly [
      name: string,
      subject: unknown,
      problem: DiagnosisProblem,
    ])[] = [
      ['nothing', undefined, 'unknown'],
      ['null', null, 'unknown'],
      ['an empty object', {}, 'unknown'],
      ['an empty list', [], 'unknown'],
      ['a function', () => 1, 'unknown'],
      ['true', true, 'unknown'],
      ['an error without words', new Error(''), 'unknown'],
      ['an error of the application', new TypeError('x is not a function'), 'unknown'],
      ['a status', 429, 'rate-limited'],
      ['a status written as text', { statusCode: '429' }, 'rate-limited'],
      ['no status at all', { status: Number.NaN, body: '' }, 'unknown'],
      ['an answer of fetch', new Response('', { status: 404 }), 'not-found'],
      ['a body that is no text', { status: 404, body: new ArrayBuffer(4) }, 'not-found'],
      [
        'JSON that is no object',
        { status: 400, body: '"Bad HTTP authentication header format"' },
        'opaque-token',
      ],
      [
        'broken JSON',
        { status: 400, body: '{"message":"Bad HTTP authentication header format"' },
        'opaque-token',
      ],
      ['a list', { status: 409, body: '[1]' }, 'conflict'],
      ['a status nobody knows', { status: 418, body: '' }, 'unknown'],
    ];

    for (const [name, subject, problem] of little) {
      it(`diagnoses ${name} as ${problem}`, () => {
        expect(diagnose(subject).problem).toBe(problem);
      });
    }

    it('says that there is nothing to diagnose', () => {
      expect(diagnose(undefined).whatHappened).toBe('There is nothing to diagnose.');
      expect(diagnose(undefined).evidence).toEqual(['The value is empty.']);
      expect(diagnose({ status: 418, body: { code: 'teapot' } }).evidence).toEqual([
        'The status is 418.',
        'The error code is "teapot".',
      ]);
    });

    it('tolerates throwing getters and circular references', () => {
      const hostile = {
        get status(): number {
          throw new Error('no');
        },
        get message(): string {
          throw new Error('no');
        },
        headers: {
          get(): string {
            throw new Error('no');
          },
        },
      };
      expect(diagnose(hostile).problem).toBe('unknown');
      expect(diagnose({ status: 429, body: '', headers: hostile.headers }).problem).toBe(
        'rate-limited',
      );
      const circle: Record<string, unknown> = {};
      circle['cause'] = circle;
      expect(diagnose(circle).problem).toBe('unknown');
    });
  });

  describe('when headers are passed in another format', () => {
    const forms: readonly unknown[] = [
      new HttpHeaders({ 'Retry-After': '9' }),
      new Headers({ 'retry-after': '9' }),
      new Map([['retry-after', '9']]),
      { 'Retry-After': '9' },
      { 'retry-after': 9 },
    ];

    for (const headers of forms) {
      it(`reads ${headers?.constructor.name ?? ''} ${JSON.stringify(headers)}`, () => {
        expect(diagnose({ status: 429, body: '', headers }).evidence).toContain(
          'Retry after 9 seconds.',
        );
      });
    }
  });
});

/** What auth0-js hands to a callback of its Management client: superagent's error, wrapped. */
function auth0JsError(statusCode: number, body: unknown): object {
  const response = { status: statusCode, statusCode, statusText: null, body };
  const original = Object.assign(new Error('Forbidden'), { status: statusCode, response });
  return { original, statusCode, statusText: null, code: 'Forbidden', description: 'Forbidden' };
}
