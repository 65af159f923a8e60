import { Auth0ProfileError } from 'ngx-auth0-profile';
import { diagnose } from '../diagnose';
import type { Diagnosis } from '../model/diagnosis';
import { tenant } from '../../../src/test-support/unsigned-token';

const AUDIENCE = 'https://tenant.eu.auth0.com/me/';
const URL = 'https://tenant.eu.auth0.com/me/v1/profile';

describe('diagnose › My Account API', () => {
  it('says how to activate the API', () => {
    const found = ofToken('access_denied', `Service not found: ${AUDIENCE}`);
    expect(found.problem).toBe('audience-not-found');
    expect(found.whatHappened).toContain('has not activated the My Account API');
    expect(found.remedy.where).toBe('dashboard');
  });

  it('says that the application lacks a client grant', () => {
    const found = ofToken(
      'invalid_request',
      `Client "c" is not authorized to access resource server "${AUDIENCE}".`,
    );
    expect(found.problem).toBe('client-not-allowed');
    expect(found.remedy.text).toContain('subject_type "user"');
    expect(found.remedy.text).toContain('update:me:profile');
  });

  it('says that the policy of the refresh token lacks the API', () => {
    const found = ofToken('missing_refresh_token', 'Missing Refresh Token');
    expect(found.problem).toBe('missing-refresh-token');
    expect(found.remedy.place).toContain('Multi-Resource Refresh Token');
    expect(found.remedy.code).toContain('useMrrt: true');
  });

  it('says that the policy of the refresh token lacks a scope', () => {
    const found = ofToken(
      'missing_scopes',
      `Missing requested scopes after refresh (audience: '${AUDIENCE}', missing scope: 'update:me:profile')`,
    );
    expect(found.problem).toBe('missing-scope');
    expect(found.remedy.place).toContain('Multi-Resource Refresh Token');
  });

  it('names the right scope for one that is written in another way', () => {
    const found = diagnose(
      new Auth0ProfileError('missing-scope', 'x', {
        audience: AUDIENCE,
        requiredScopes: ['profile:read', 'profile:write'],
      }),
      tenant,
    );
    expect(found.remedy.text).toContain(
      'profile:read is read:me:profile, profile:write is update:me:profile',
    );
  });

  it('says that a second factor is required', () => {
    const found = ofToken('unmet_authentication_requirements', '');
    expect(found.problem).toBe('mfa-required');
    expect(found.evidence.join(' ')).toContain('15 minutes');
  });

  for (const separator of ['#', '/']) {
    it(`explains a field that is read-only, with the code after ${separator}`, () => {
      const found = answered(400, `A0E-400-0008`, "The field '/given_name' is read-only.", {
        separator,
        validation_errors: [{ detail: 'is read-only', pointer: '/given_name' }],
      });
      expect(found.problem).toBe('field-needs-backend');
      expect(found.whatHappened).toContain('given_name');
    });
  }

  it('explains a tenant without the profile endpoint', () => {
    const found = answered(404, 'A0E-404-0001', 'The profile endpoint is not enabled.');
    expect(found.problem).toBe('endpoint-not-enabled');
    expect(found.remedy.code).toContain('withProxy');
  });

  it('explains the limits of users', () => {
    const found = answered(429, 'A0E-429-0001', 'Too many requests.');
    expect(found.problem).toBe('rate-limited');
    expect(found.whatHappened).toContain('My Account API');
  });

  it('names the API for a missing scope of the Management API', () => {
    const found = diagnose({ error: 'missing_refresh_token' }, tenant);
    expect(found.evidence.join(' ')).toContain('withMyAccount()');
  });

  it('says what was saved of an update', () => {
    const error = new Auth0ProfileError('rate-limited', 'x', {
      changed: ['name'],
      notChanged: ['email'],
      maybeChanged: [],
    });
    expect(diagnose(error, tenant).whatHappened).toMatch(
      /^The edit was saved in part\. Changed: name\. Not changed: email\. /,
    );
  });

  it('says nothing of the kind where nothing was saved', () => {
    const error = new Auth0ProfileError('rate-limited', 'x', {
      changed: [],
      notChanged: ['email'],
    });
    expect(diagnose(error, tenant).whatHappened).not.toContain('in part');
  });
});

function ofToken(error: string, error_description: string): Diagnosis {
  const requiredScopes = ['update:me:profile'];
  return diagnose({ error, error_description }, { ...tenant, audience: AUDIENCE, requiredScopes });
}

function answered(
  status: number,
  code: string,
  detail: string,
  { separator = '#', ...more }: Readonly<Record<string, unknown>> & { separator?: string } = {},
): Diagnosis {
  const type = `https://auth0.com/api-errors${separator}${code}`;
  const body = { type, status, title: 'x', detail, ...more };
  return diagnose({ status, body }, { ...tenant, url: URL });
}
