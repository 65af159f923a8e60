import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';
import type { UserOperation } from './user-message-language';

/** The code for an HTTP status of an API of the application (RFC 9110 §15). */
const codesOfStatuses: Readonly<Record<number, Auth0ProfileErrorCode>> = {
  0: 'network',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'network',
  409: 'conflict',
  412: 'conflict',
  429: 'rate-limited',
};

/**
 * The code of an error of this library, recognized by its properties because it may come from
 * another copy of the library; for other errors the code that its HTTP status stands for.
 */
export function codeOf(
  error: unknown,
  known: Readonly<Record<Auth0ProfileErrorCode, unknown>>,
): Auth0ProfileErrorCode {
  const code = property(error, 'code');
  if (property(error, 'name') === 'Auth0ProfileError' && isKnown(code, known)) {
    return code;
  }
  const status = property(error, 'status');
  if (typeof status !== 'number') {
    return 'unknown';
  }
  return codesOfStatuses[status] ?? (status >= 500 ? 'unavailable' : statusBelow500(status));
}

/** The operation that failed, as far as the error says. */
export function operationOf(error: unknown): UserOperation {
  const operation = property(error, 'operation');
  return operation === 'read' || operation === 'write' ? operation : 'other';
}

/** The fields of an update that failed: those that were saved, that were not, and that may have been. */
export function savedFieldsOf(
  error: unknown,
): Readonly<Record<'changed' | 'notChanged' | 'maybeChanged', readonly string[]>> {
  return {
    changed: textsOf(property(error, 'changed')),
    notChanged: textsOf(property(error, 'notChanged')),
    maybeChanged: textsOf(property(error, 'maybeChanged')),
  };
}

/** Seconds until the next attempt: a fact of the error, else `Retry-After` in seconds. */
export function retryAfterSecondsOf(error: unknown): number | undefined {
  const known = property(error, 'retryAfterSeconds');
  if (typeof known === 'number') {
    return known;
  }
  const headers = property(error, 'headers');
  const get = property(headers, 'get');
  const value: unknown = typeof get === 'function' ? get.call(headers, 'Retry-After') : undefined;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function statusBelow500(status: number): Auth0ProfileErrorCode {
  return status >= 400 ? 'invalid-request' : 'unknown';
}

function isKnown(
  code: unknown,
  known: Readonly<Record<Auth0ProfileErrorCode, unknown>>,
): code is Auth0ProfileErrorCode {
  return typeof code === 'string' && Object.hasOwn(known, code);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
