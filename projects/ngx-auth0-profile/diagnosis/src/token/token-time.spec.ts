import { accessToken, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

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

describe('diagnose › times of a token', () => {
  describe('when it has expired', () => {
    it('says since when, and that tokens must not be stored', () => {
      expect(text(accessToken({ exp: now - 200 }))).toEqual([
        'expired: The access token has expired, and the Management API rejects it.',
        '  - It expired 3 minutes ago (exp).',
        'What to change (where the token is stored): Do not store a copy of the token in localStorage or a variable. Call getAccessTokenSilently() before each request; it renews the token before it expires. profileInterceptor does that for you.',
        '    auth.getAccessTokenSilently()',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime',
      ]);
    });

    it('formats the duration for people', () => {
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
          `It expired ${span} ago (exp).`,
        ]);
      }
    });

    it('treats the second of exp as expired, and the one before as valid', () => {
      expect(diagnose(accessToken({ exp: now }), tenant).problem).toBe('expired');
      expect(diagnose(accessToken({ exp: now + 1 }), tenant).problem).toBe('no-problem');
    });

    it('accepts a Date and milliseconds', () => {
      const later = new Date(tenant.now + 86_400_000);
      expect(diagnose(accessToken(), { ...tenant, now: later }).problem).toBe('expired');
    });

    it('lists the wrong audience second', () => {
      const diagnosis = diagnose(
        accessToken({ exp: now - 200, aud: 'https://orders.example/' }),
        tenant,
      );
      expect(diagnosis.problem).toBe('expired');
      expect(diagnosis.next).toEqual(['wrong-audience']);
      expect(diagnosis.evidence).toEqual([
        'It expired 3 minutes ago (exp).',
        'Also: The access token was issued for a different API than the Management API.',
      ]);
    });
  });

  describe('when Auth0 responds that it has expired', () => {
    it('returns expired when the token is not given', () => {
      expect(text(expiredAnswer)).toEqual([
        'expired: The access token has expired, and the Management API rejects it.',
        '  - Auth0 answered that the token has expired.',
        'What to change (where the token is stored): Do not store a copy of the token in localStorage or a variable. Call getAccessTokenSilently() before each request; it renews the token before it expires. profileInterceptor does that for you.',
        '    auth.getAccessTokenSilently()',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime',
      ]);
    });

    it('adds what the token shows', () => {
      const token = accessToken({ iat: now - 7400, exp: now - 200 });
      expect(text(expiredAnswer, { token }).slice(1, 4)).toEqual([
        '  - Auth0 answered that the token has expired.',
        '  - It expired 3 minutes ago (exp).',
        '  - Its lifetime is 2 hours.',
      ]);
    });

    it('names the clock when the token is still valid by it', () => {
      const token = accessToken({ exp: now + 400 });
      const headers = new Headers({ date: new Date(tenant.now + 900_000).toUTCString() });
      expect(text({ ...expiredAnswer, headers }, { token })).toEqual([
        "clock-off: Auth0 answered that the token has expired, but by this computer's clock it is valid for another 7 minutes. The clock is slow.",
        '  - Auth0 answered that the token has expired.',
        "  - The Date header of the response is 15 minutes ahead of this computer's clock.",
        'What to change (date and time settings of this computer): Turn on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
    });

    it('ignores a Date header that agrees with the clock', () => {
      const headers = { Date: new Date(tenant.now + 30_000).toUTCString() };
      const token = accessToken();
      expect(text({ ...expiredAnswer, headers }, { token }).slice(1, 3)).toEqual([
        '  - Auth0 answered that the token has expired.',
        'What to change (date and time settings of this computer): Turn on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
      ]);
    });
  });

  describe('when it is valid in the future only', () => {
    it('names the clock when iat is in the future', () => {
      expect(text(accessToken({ iat: now + 420 }))).toEqual([
        "clock-off: The token was issued 7 minutes in the future. This computer's clock is slow by about that much.",
        "  - Its time of issue (iat) is later than this computer's clock.",
        'What to change (date and time settings of this computer): Turn on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
    });

    it('tolerates a clock that is slow by a minute', () => {
      expect(diagnose(accessToken({ iat: now + 60 }), tenant).problem).toBe('no-problem');
      expect(diagnose(accessToken({ iat: now + 61 }), tenant).problem).toBe('clock-off');
    });

    it('distinguishes a future nbf from a wrong clock', () => {
      expect(text(accessToken({ nbf: now + 420 }))).toEqual([
        'not-yet-valid: The access token is not valid yet: the Management API will accept it in 7 minutes.',
        "  - Its nbf claim is 7 minutes later than this computer's clock.",
        'What to change (date and time settings of this computer, and of the server that issued the token): Auth0 does not add an nbf claim, so first check who issued this token. If that is right, correct the clock of the wrong computer.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
      expect(diagnose(accessToken({ nbf: now + 60 }), tenant).problem).toBe('no-problem');
      expect(diagnose(accessToken({ nbf: now + 61 }), tenant).problem).toBe('not-yet-valid');
    });
  });

  describe('when the SDK rejects the times of an ID token', () => {
    it('names the clock', () => {
      const message =
        'Expiration Time (exp) claim error in the ID token; current time (Sun Nov 22 2026) is after expiration time (Sat Nov 21 2026)';
      expect(text(new Error(message))).toEqual([
        "clock-off: The login succeeded, but by this computer's clock its ID token has expired or is not valid yet. The clock is wrong.",
        '  - The SDK compared the times of the ID token with this clock and rejected the token.',
        'What to change (date and time settings of this computer): Turn on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
      const early =
        "Not Before time (nbf) claim in the ID token indicates that this token can't be used just yet. Current time (a) is before b";
      expect(diagnose(new Error(early)).problem).toBe('clock-off');
    });
  });

  describe('when it has no times, or no numeric ones', () => {
    it('finds no problem', () => {
      const token = accessToken({ exp: undefined, iat: '2026', nbf: null });
      expect(diagnose(token, tenant).problem).toBe('no-problem');
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
