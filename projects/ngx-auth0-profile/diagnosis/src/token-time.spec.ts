import { accessToken, tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

const now = tenant.now / 1000;
const expiredAnswer = {
  status: 401,
  body: {
    statusCode: 401,
    error: 'Unauthorized',
    message: 'Expired token received for JSON Web Token validation',
    attributes: { error: 'Expired token received for JSON Web Token validation' },
  },
};

describe('diagnose, the times of a token', () => {
  describe('when its end is over', () => {
    it('says since when, and that tokens are not for keeping', () => {
      expect(text(accessToken({ exp: now - 200 }))).toEqual([
        'expired: The access token has expired, and the Management API refuses it.',
        '  - Its expiry (exp) passed 3 minutes ago.',
        'What to change (where the token is kept): Keep no copy of the token, in localStorage or a variable: call getAccessTokenSilently() before each request, it renews the token a minute before its end. profileInterceptor does that for you.',
        '    auth.getAccessTokenSilently()',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime',
      ]);
    });

    it('says the span as a person would', () => {
      const spans: readonly (readonly [seconds: number, span: string])[] = [
        [1, '1 second'],
        [89, '89 seconds'],
        [90, '2 minutes'],
        [5399, '90 minutes'],
        [5400, '2 hours'],
        [129_599, '36 hours'],
        [129_600, '2 days'],
        [864_000, '10 days'],
      ];
      for (const [seconds, span] of spans) {
        expect(diagnose(accessToken({ exp: now - seconds }), tenant).evidence).toEqual([
          `Its expiry (exp) passed ${span} ago.`,
        ]);
      }
    });

    it('counts the second of the end as over, and the one before as good', () => {
      expect(diagnose(accessToken({ exp: now }), tenant).problem).toBe('expired');
      expect(diagnose(accessToken({ exp: now + 1 }), tenant).problem).toBe('no-problem');
    });

    it('takes a Date as well as milliseconds', () => {
      const later = new Date(tenant.now + 86_400_000);
      expect(diagnose(accessToken(), { ...tenant, now: later }).problem).toBe('expired');
    });

    it('names the wrong audience behind it', () => {
      const diagnosis = diagnose(
        accessToken({ exp: now - 200, aud: 'https://orders.example/' }),
        tenant,
      );
      expect(diagnosis.problem).toBe('expired');
      expect(diagnosis.next).toEqual(['wrong-audience']);
      expect(diagnosis.evidence).toEqual([
        'Its expiry (exp) passed 3 minutes ago.',
        'Also: The access token is for another API than the Management API.',
      ]);
    });
  });

  describe('when Auth0 says it has expired', () => {
    it('takes its word where the token is not at hand', () => {
      expect(text(expiredAnswer)).toEqual([
        'expired: The access token has expired, and the Management API refuses it.',
        '  - Auth0 answered that the token has expired.',
        'What to change (where the token is kept): Keep no copy of the token, in localStorage or a variable: call getAccessTokenSilently() before each request, it renews the token a minute before its end. profileInterceptor does that for you.',
        '    auth.getAccessTokenSilently()',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime',
      ]);
    });

    it('adds what the token says', () => {
      const token = accessToken({ iat: now - 7400, exp: now - 200 });
      expect(text(expiredAnswer, { token }).slice(1, 4)).toEqual([
        '  - Auth0 answered that the token has expired.',
        '  - Its expiry (exp) passed 3 minutes ago.',
        '  - It was issued for 2 hours.',
      ]);
    });

    it('blames the clock where the token is good by it', () => {
      const token = accessToken({ exp: now + 400 });
      const headers = new Headers({ date: new Date(tenant.now + 900_000).toUTCString() });
      expect(text({ ...expiredAnswer, headers }, { token })).toEqual([
        "clock-off: Auth0 says the token has expired, but by this computer's clock it is good for another 7 minutes. The clock is behind.",
        '  - Auth0 answered that the token has expired.',
        "  - The answer was dated 15 minutes ahead of this computer's clock.",
        'What to change (date and time settings of this computer): Switch on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
    });

    it('says nothing about a date that agrees with the clock', () => {
      const headers = { Date: new Date(tenant.now + 30_000).toUTCString() };
      const token = accessToken();
      expect(text({ ...expiredAnswer, headers }, { token }).slice(1, 3)).toEqual([
        '  - Auth0 answered that the token has expired.',
        'What to change (date and time settings of this computer): Switch on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
      ]);
    });
  });

  describe('when it begins in the future', () => {
    it('blames the clock for a time of issue to come', () => {
      expect(text(accessToken({ iat: now + 420 }))).toEqual([
        "clock-off: The token says it was issued 7 minutes from now. This computer's clock is behind by about that much.",
        "  - Its time of issue (iat) lies in the future of this computer's clock.",
        'What to change (date and time settings of this computer): Switch on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
    });

    it('bears a clock that is a minute behind', () => {
      expect(diagnose(accessToken({ iat: now + 60 }), tenant).problem).toBe('no-problem');
      expect(diagnose(accessToken({ iat: now + 61 }), tenant).problem).toBe('clock-off');
    });

    it('tells a start (nbf) to come from a clock', () => {
      expect(text(accessToken({ nbf: now + 420 }))).toEqual([
        'not-yet-valid: The access token is not valid yet: the Management API will accept it in 7 minutes.',
        "  - Its start (nbf) lies 7 minutes in the future of this computer's clock.",
        'What to change (date and time settings of this computer, and of the server that issued the token): Auth0 itself writes no nbf claim, so look first at who made this token. If the times are right, the clock of one of the two computers is not.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
      expect(diagnose(accessToken({ nbf: now + 60 }), tenant).problem).toBe('no-problem');
      expect(diagnose(accessToken({ nbf: now + 61 }), tenant).problem).toBe('not-yet-valid');
    });
  });

  describe('when the SDK refuses the ID token of a login for its times', () => {
    it('blames the clock', () => {
      const message =
        'Expiration Time (exp) claim error in the ID token; current time (Sun Nov 22 2026) is after expiration time (Sat Nov 21 2026)';
      expect(text(new Error(message))).toEqual([
        "clock-off: The login succeeded, but by this computer's clock its ID token is already over or not yet valid. The clock is off.",
        '  - The SDK compared the times of the ID token with this clock and refused the token.',
        'What to change (date and time settings of this computer): Switch on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
      const early =
        "Not Before time (nbf) claim in the ID token indicates that this token can't be used just yet. Current time (a) is before b";
      expect(diagnose(new Error(early)).problem).toBe('clock-off');
    });
  });

  describe('when it says no times at all, or no numbers', () => {
    it('finds nothing wrong with them', () => {
      const token = accessToken({ exp: undefined, iat: '2026', nbf: null });
      expect(diagnose(token, tenant).problem).toBe('no-problem');
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
