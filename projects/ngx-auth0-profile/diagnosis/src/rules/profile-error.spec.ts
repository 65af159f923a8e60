import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { PopupOpenError } from '@auth0/auth0-spa-js';
import {
  Auth0ProfileError,
  type Auth0ProfileErrorFacts,
} from '../../../src/errors/auth0-profile-error';
import type { Auth0ProfileErrorCode } from '../model/error-code';
import { accessToken, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisProblem } from '../model/diagnosis-problem';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › Auth0ProfileError', () => {
  describe('when it was thrown before a request was sent', () => {
    it('names the scope that was not granted', () => {
      const facts = {
        requiredScopes: ['read:current_user', 'update:current_user_metadata'],
        grantedScopes: ['openid', 'read:current_user'],
      };
      expect(text('missing-scope', facts).slice(0, 2)).toEqual([
        'missing-scope: The access token does not have update:current_user_metadata, so the Management API rejects the request.',
        '  - The token has the scopes: openid and read:current_user.',
      ]);
    });

    it('names the scope that users never get', () => {
      const requiredScopes = ['update:users', 'update:current_user_metadata'];
      expect(text('scope-never-granted-to-users', { requiredScopes })[0]).toBe(
        'scope-never-granted-to-users: update:users is never granted to an end user. Auth0 silently removes it from every request.',
      );
    });

    it('names the attribute that needs a back end', () => {
      expect(text('field-needs-backend', { fields: ['email'] })).toEqual([
        "field-needs-backend: The request changes email. With a user's own token Auth0 only changes user_metadata; no scope allows more.",
        '  - No proxy is configured, so nothing was sent.',
        'What to change (provideAuth0Profile() in app.config.ts): Send such changes to the profile proxy, which verifies the user and makes the change with its own token. With withProxy(), ProfileService.update() uses the proxy; the component does not change.',
        '    provideAuth0Profile(withAuth0Angular(), withProxy({ url: proxyUrl, audience: proxyAudience }))',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('explains what is wrong with the metadata', () => {
      expect(text('invalid-metadata', { fields: ['a.b', '$set'] })).toEqual([
        'invalid-metadata: The metadata contains a name or a value that Auth0 cannot store. Nothing was changed.',
        '  - The library checked the edit before sending it.',
        '  - a.b has a "." or a "$" in its name.',
        '  - $set has a "." or a "$" in its name.',
        'What to change (where the metadata is put together): Names must not contain "." or "$"; values are text, numbers, true or false, lists and objects. Keep the type of a name the same over time.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data',
      ]);
      expect(text('profile-too-large')).toEqual([
        'profile-too-large: With this edit the profile would be larger than Auth0 stores for one user, which is 10 KB in all.',
        '  - The library checked the edit before sending it.',
        'What to change (where the metadata is put together): Keep settings and references in user_metadata; store growing lists, files and history in your own database. removeMetadata() deletes what is no longer used.',
        "    profiles.removeMetadata('history')",
        'Read more: https://auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data',
      ]);
      expect(text('profile-too-large', { fields: ['history'] })[2]).toBe(
        '  - It concerns history.',
      );
    });

    it('names the value that is not JSON', () => {
      expect(text('invalid-metadata', { fields: ['born', 'pets › age'] }).slice(1, 4)).toEqual([
        '  - The library checked the edit before sending it.',
        '  - born is not a JSON value: dates, functions, NaN and the like cannot be stored.',
        '  - pets › age is not a JSON value: dates, functions, NaN and the like cannot be stored.',
      ]);
    });

    it('names the field and the message of a schema', () => {
      const cause = [{ path: ['since'], message: 'Invalid input: expected string' }, {}];
      const lines = text('invalid-metadata', { fields: ['since', 'theme'], cause });
      expect(lines.slice(0, 3)).toEqual([
        'invalid-metadata: The metadata does not match the schema of this application. Nothing was changed.',
        '  - since: "Invalid input: expected string".',
        '  - theme is invalid.',
      ]);
      expect(lines.join()).not.toContain('"$"');
    });

    it('explains that a redirect is not a failure', () => {
      expect(text('redirecting')).toEqual([
        'redirecting: The page is being redirected to Auth0 to get the missing permission. This request ends here.',
        '  - A step-up by redirect has started.',
        'What to change (the page itself): Nothing to do: the user returns to the same page after the redirect. Do not show an error and do not retry.',
        'Read more: https://auth0.com/docs/authenticate/login/configure-silent-authentication',
      ]);
    });

    it('explains that the SDK returned no token', () => {
      expect(text('token-unavailable')).toEqual([
        'token-unavailable: The SDK returned no access token for the Management API and no error code.',
        '  - getAccessTokenSilently() returned nothing, or failed with an error without a code.',
        'What to change (the login page): Log the user in again: the session has ended or reached its maximum lifetime. In code, treat undefined as "not logged in".',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/authenticate/login/configure-silent-authentication',
      ]);
    });

    it('says when to retry', () => {
      expect(text('rate-limited', { retryAfterSeconds: 4 })[2]).toBe('  - Retry after 4 seconds.');
    });
  });

  describe('when it has a cause', () => {
    it('tells a login that the API requires from one that it requires again', () => {
      const headers = new HttpHeaders({
        'WWW-Authenticate':
          'Bearer error="insufficient_user_authentication", acr_values="urn:mfa", max_age="300"',
      });
      const cause = new HttpErrorResponse({ status: 401, headers });
      for (const code of ['step-up-required', 'step-up-insufficient'] as const) {
        const { problem, evidence } = diagnose(new Auth0ProfileError(code, 'x', { cause }), tenant);
        expect(problem).toBe(code);
        expect(evidence.join()).toContain('urn:mfa');
        expect(evidence.join()).toContain('5 minutes');
      }
    });

    it('explains the cause', () => {
      const error = { message: 'You cannot update the following fields: email' };
      const cause = new HttpErrorResponse({ status: 403, error });
      expect(
        diagnose(new Auth0ProfileError('forbidden', 'x', { cause, status: 403 })).problem,
      ).toBe('field-needs-backend');
      const popup = new Auth0ProfileError('unavailable', 'x', { cause: new PopupOpenError() });
      expect(diagnose(popup).problem).toBe('popup-blocked');
    });

    it('uses its code when the cause has no information', () => {
      const error = new Auth0ProfileError('consent-required', 'x', { cause: new Error('Oops') });
      expect(diagnose(error).problem).toBe('consent-required');
    });

    it('examines an SDK error that has a cause of its own', () => {
      const cause = new Error('Oops');
      const inner = Object.assign(new Error('Consent required', { cause }), {
        error: 'consent_required',
      });
      expect(diagnose(inner).problem).toBe('consent-required');
      expect(diagnose(new Auth0ProfileError('unavailable', 'x', { cause: inner })).problem).toBe(
        'consent-required',
      );
    });

    it('keeps its status when the cause has none', () => {
      const error = new Auth0ProfileError('unavailable', 'x', {
        status: 503,
        cause: new Error('Oops'),
      });
      expect(diagnose(error).evidence).toEqual(['The status is 503.']);
    });

    it('does not treat an empty list of scopes as "no scopes granted"', () => {
      const error = new Auth0ProfileError('forbidden', 'x', { cause: { status: 403, body: {} } });
      expect(diagnose(error, { ...tenant, token: accessToken() }).problem).toBe('unknown');
    });

    it('returns redirecting whatever the cause is', () => {
      const cause = { error: 'consent_required' };
      expect(diagnose(new Auth0ProfileError('redirecting', 'x', { cause })).problem).toBe(
        'redirecting',
      );
    });

    it('uses its properties, and prefers the context of the caller', () => {
      const cause = new HttpErrorResponse({ status: 401, error: { message: 'Invalid token' } });
      const audience = 'https://orders.example/';
      const error = new Auth0ProfileError('unauthorized', 'x', { cause, audience });
      expect(diagnose(error, { token: accessToken(), now: tenant.now }).problem).toBe(
        'management-token',
      );
      const own = { ...tenant, token: accessToken(), audience: undefined };
      expect(diagnose(error, own).problem).toBe('invalid-token');
    });
  });

  describe('when it comes from another copy of the library', () => {
    it('is recognized by its properties', () => {
      const copy = { name: 'Auth0ProfileError', code: 'popup-blocked', message: 'x' };
      expect(diagnose(copy).problem).toBe('popup-blocked');
      expect(diagnose({ name: 'Auth0ProfileError', code: 'toString' }).problem).toBe('unknown');
      expect(diagnose({ name: 'Auth0ProfileError', code: 7 }).problem).toBe('unknown');
      expect(diagnose({ name: 'OtherError', code: 'popup-blocked' }).problem).toBe('unknown');
    });
  });

  describe('when it has no cause', () => {
    it('prefers its code to its status', () => {
      const error = new Auth0ProfileError('other-user', 'x', { status: 404 });
      expect(diagnose(error).problem).toBe('other-user');
      expect(diagnose(error).evidence).toEqual([
        'The API answered that the user in the URL is not the subject of the token.',
      ]);
    });

    it('uses the status when the code is general', () => {
      expect(diagnose(new Auth0ProfileError('forbidden', 'x', { status: 405 })).problem).toBe(
        'method-not-allowed',
      );
    });
  });

  describe('when it has only a code', () => {
    const expected: Readonly<Record<Auth0ProfileErrorCode, DiagnosisProblem>> = {
      configuration: 'invalid-configuration',
      'login-required': 'login-required',
      'consent-required': 'consent-required',
      'interaction-required': 'interaction-required',
      'mfa-required': 'mfa-required',
      'missing-refresh-token': 'missing-refresh-token',
      'token-unavailable': 'token-unavailable',
      'missing-scope': 'missing-scope',
      'step-up-required': 'step-up-required',
      'step-up-insufficient': 'step-up-insufficient',
      'scope-never-granted-to-users': 'scope-never-granted-to-users',
      'login-failed': 'login-failed',
      redirecting: 'redirecting',
      'popup-blocked': 'popup-blocked',
      'popup-cancelled': 'popup-cancelled',
      'field-needs-backend': 'field-needs-backend',
      'invalid-metadata': 'invalid-metadata',
      'profile-too-large': 'profile-too-large',
      'invalid-link-token': 'link-refused',
      unauthorized: 'invalid-token',
      forbidden: 'unknown',
      'other-user': 'other-user',
      'not-found': 'not-found',
      conflict: 'conflict',
      'invalid-request': 'unknown',
      'rate-limited': 'rate-limited',
      unavailable: 'server-error',
      network: 'network',
      'file-not-loaded': 'file-not-loaded',
      'user-changed': 'user-changed',
      'passkey-cancelled': 'passkey-cancelled',
      'passkey-not-supported': 'passkey-not-supported',
      unknown: 'unknown',
    };

    for (const [code, problem] of Object.entries(expected)) {
      it(`diagnoses ${code} as ${problem}`, () => {
        const error = new Auth0ProfileError(code as Auth0ProfileErrorCode, 'x');
        expect(diagnose(error, tenant).problem).toBe(problem);
      });
    }
  });
});

function text(code: Auth0ProfileErrorCode, facts: Auth0ProfileErrorFacts = {}): string[] {
  return formatDiagnosis(diagnose(new Auth0ProfileError(code, 'x', facts), tenant)).split('\n');
}
