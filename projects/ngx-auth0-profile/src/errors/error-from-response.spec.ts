import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import type { Auth0ProfileError } from './auth0-profile-error';
import { errorFromResponse } from './error-from-response';

describe('errorFromResponse', () => {
  const cases: readonly (readonly [number, unknown, Auth0ProfileError['code']])[] = [
    [0, null, 'network'],
    [400, { message: 'Payload validation error', errorCode: 'invalid_body' }, 'invalid-request'],
    [401, { message: 'Invalid token' }, 'unauthorized'],
    [403, { message: 'Insufficient scope', errorCode: 'insufficient_scope' }, 'missing-scope'],
    [403, { errorCode: 'unowned_resource' }, 'other-user'],
    [403, { message: 'You cannot update the following fields: email' }, 'field-needs-backend'],
    [403, { code: 'field-not-allowed' }, 'field-needs-backend'],
    [403, { code: 'missing-scope' }, 'missing-scope'],
    [403, '<html>', 'forbidden'],
    [403, null, 'forbidden'],
    [404, { errorCode: 'inexistent_user' }, 'not-found'],
    [409, {}, 'conflict'],
    [412, {}, 'conflict'],
    [412, { code: 'user-changed' }, 'user-changed'],
    [418, {}, 'invalid-request'],
    [429, {}, 'rate-limited'],
    [500, { message: 1 }, 'unavailable'],
    [502, '<html>Bad gateway</html>', 'unavailable'],
  ];
  for (const [status, body, code] of cases) {
    it(`converts ${status} ${JSON.stringify(body)} to ${code}`, () => {
      const error = refused(status, body);
      expect(error.code).toBe(code);
      expect(error.status).toBe(status);
      expect(error.cause).toBeInstanceOf(HttpErrorResponse);
    });
  }

  it('reads the scopes in every notation', () => {
    for (const message of [
      'Insufficient scope, expected any of: update:users,update:current_user_metadata',
      'Insufficient scope; expected any of: update:users, update:current_user_metadata.',
      'expected any of:update:users; update:current_user_metadata ',
    ]) {
      expect(refused(403, { message }).requiredScopes).toEqual([
        'update:users',
        'update:current_user_metadata',
      ]);
    }
    expect(refused(403, { detail: 'expected any of: a' }).requiredScopes).toEqual(['a']);
    expect(refused(403, { required_scopes: ['a', 'b'] }).requiredScopes).toEqual(['a', 'b']);
  });

  it('reads the fields', () => {
    const message = 'You cannot update the following fields: given_name, family_name';
    expect(refused(403, { message }).fields).toEqual(['given_name', 'family_name']);
    expect(refused(403, { message: 'following fields:name, ' }).fields).toEqual(['name']);
    expect(refused(400, { fields: ['name'], code: 'invalid-change' }).fields).toEqual(['name']);
    expect(refused(400, { fields: ['name'], code: 'invalid-change' }).code).toBe('invalid-request');
  });

  it('reads what the proxy says about fields and its detail', () => {
    const errors = [{ path: 'picture', message: 'has to be an https URL' }, { message: 'x' }, 7];
    const detail = 'The address belongs to the provider.';
    const type = 'urn:auth0-profile-proxy:problem:invalid-change';
    const error = refused(400, { type, detail, errors });
    expect(error.fields).toEqual(['picture']);
    expect(error.fieldErrors).toEqual([{ field: 'picture', message: 'has to be an https URL' }]);
    expect(error.detail).toBe(detail);
    const other = refused(400, { detail, errors: 'x' });
    expect(other.detail).toBeUndefined();
    expect(other.fieldErrors).toBeUndefined();
    expect(other.fields).toEqual([]);
  });

  it('reads Retry-After', () => {
    expect(refused(429, {}, { 'Retry-After': '7' }).retryAfterSeconds).toBe(7);
    expect(refused(429, {}, { 'Retry-After': 'soon' }).retryAfterSeconds).toBeUndefined();
    expect(refused(429, {}).retryAfterSeconds).toBeUndefined();
  });

  it('says what happened and what to do', () => {
    expect(refused(0, null).message).toMatch(/could not be reached\. Check the network/);
    expect(refused(403, null).message).toBe(
      'The API refused the request (403, forbidden). See diagnosis for what to change.',
    );
  });

  it('does not repeat the body in the message', () => {
    expect(refused(400, { message: 'secret@example.com eyJabc' }).message).not.toMatch(
      /secret|eyJ/,
    );
  });
});

function refused(
  status: number,
  error: unknown,
  headers: Record<string, string> = {},
): Auth0ProfileError {
  return errorFromResponse(
    new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) }),
  );
}
