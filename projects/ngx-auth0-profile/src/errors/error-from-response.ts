import type { HttpErrorResponse } from '@angular/common/http';
import { Auth0ProfileError, type FieldError } from './auth0-profile-error';
import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';

/** Codes in the error bodies of Auth0 and of the proxy that are more specific than the status. */
const codes: Readonly<Record<string, Auth0ProfileErrorCode>> = {
  insufficient_scope: 'missing-scope',
  'missing-scope': 'missing-scope',
  unowned_resource: 'other-user',
  'field-not-allowed': 'field-needs-backend',
  'user-changed': 'user-changed',
  // Of the BFF.
  'no-session': 'login-required',
  'login-required': 'login-required',
  'cross-site-request': 'configuration',
  // A field that the tenant's profile policy locks, and a scope that the token lacks.
  'A0E-400-0008': 'field-needs-backend',
  'A0E-403-0002': 'missing-scope',
};

const statuses: Readonly<Record<number, Auth0ProfileErrorCode>> = {
  0: 'network',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
  429: 'rate-limited',
};

/** The `type` of the proxy's problems (RFC 9457 §3.1.1) starts with this. */
const PROXY_PROBLEM = 'urn:auth0-profile-proxy:problem:';

/** The `type` of the problems of the My Account API ends with a code such as `A0E-400-0008`. */
const MY_ACCOUNT_PROBLEM = /[#/](A0E-\d{3}-\d{4})$/;

/** The error for a request of this library that an API refused. */
export function errorFromResponse(cause: HttpErrorResponse): Auth0ProfileError {
  const { status } = cause;
  const body: unknown = cause.error;
  const message = text(body, 'message') || text(body, 'detail');
  const scopes =
    /expected any of: ?([\w:,;\s-]+)/.exec(message)?.[1] ?? list(body, 'required_scopes');
  const refused = /following fields: ?([\w,\s]+)/.exec(message)?.[1];
  const fieldErrors = fieldErrorsOf(body);
  const type = text(body, 'type');
  const apiErrorCode = MY_ACCOUNT_PROBLEM.exec(type)?.[1];
  const detail = (type.startsWith(PROXY_PROBLEM) || apiErrorCode) && text(body, 'detail');
  const fields =
    refused ??
    list(body, 'fields') ??
    (fieldErrors.map(({ field }) => field).join(',') || undefined);
  const code = refused
    ? 'field-needs-backend'
    : (codes[(apiErrorCode ?? text(body, 'errorCode')) || text(body, 'code')] ??
      statuses[status] ??
      (status < 500 ? 'invalid-request' : 'unavailable'));
  const seconds = Number(cause.headers.get('Retry-After') ?? NaN);
  return new Auth0ProfileError(
    code,
    status === 0
      ? 'The API could not be reached. Check the network and the API’s allowed origins.'
      : `The API refused the request (${status}, ${code}). See diagnosis for what to change.`,
    {
      cause,
      status,
      ...(scopes && { requiredScopes: scopes.split(/[,;\s]+/).filter(Boolean) }),
      ...(fields && { fields: fields.split(/[,\s]+/).filter(Boolean) }),
      ...(fieldErrors.length > 0 && { fieldErrors }),
      ...(detail && { detail }),
      ...(apiErrorCode && { apiErrorCode }),
      ...(Number.isFinite(seconds) && { retryAfterSeconds: seconds }),
    },
  );
}

function text(body: unknown, key: string): string {
  const value = member(body, key);
  return typeof value === 'string' ? value : '';
}

/** The invalid fields in the error bodies of the proxy and of the My Account API, which names them by JSON Pointers. */
function fieldErrorsOf(body: unknown): readonly FieldError[] {
  const errors = member(body, 'errors') ?? member(body, 'validation_errors');
  return (Array.isArray(errors) ? errors : [])
    .map((error) => ({
      field: text(error, 'path') || text(error, 'pointer').slice(1) || text(error, 'field'),
      message: text(error, 'message') || text(error, 'detail'),
    }))
    .filter(({ field }) => field !== '');
}

/** A list in the proxy's error body, joined as the Management API writes it. */
function list(body: unknown, key: string): string | undefined {
  const value = member(body, key);
  return Array.isArray(value) ? value.join(',') : undefined;
}

function member(body: unknown, key: string): unknown {
  return body && typeof body === 'object' ? Reflect.get(body, key) : undefined;
}
