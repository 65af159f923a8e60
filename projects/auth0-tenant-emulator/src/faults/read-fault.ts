import { defined } from '../common/defined.ts';
import { isJsonObject, isStringList, type JsonObject } from '../common/json.ts';
import { isManagementErrorName, managementErrorNames } from '../management-api/errors.ts';
import { isMyAccountErrorName, myAccountErrorNames } from '../my-account-api/errors.ts';
import { FAULT_KINDS, FAULT_NAMES, type Fault } from '../tenant/fault.ts';

/** Reads a fault from JSON; returns a sentence where it is wrong. */
export function readFault(body: JsonObject): Fault | string {
  const times = body['times'];
  if (times !== undefined && (typeof times !== 'number' || times < 1)) {
    return 'times is not a positive number. Write a number from 1 upwards, or leave it out for 1.';
  }
  const count = times === undefined ? {} : { times };
  if (body['name'] !== undefined) {
    const name = FAULT_NAMES.find((item) => item === body['name']);
    if (name === undefined) {
      return `name is not one of ${FAULT_NAMES.join(', ')}.`;
    }
    return { name, ...count, ...texts(body, ['userId']), ...numbers(body, ['skewSeconds']) };
  }
  const { path, status } = body as { path?: unknown; status?: unknown };
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return `path is missing. Send {"path": "/oauth/token"}, or {"name": "${FAULT_NAMES[0]}"}.`;
  }
  const kind = FAULT_KINDS.find((item) => item === body['kind']);
  if (body['kind'] !== undefined && kind === undefined) {
    return `kind is not one of ${FAULT_KINDS.join(', ')}. Leave it out for a status.`;
  }
  if (status !== undefined && !isStatus(status)) {
    return 'status is not an HTTP status. Write a number from 200 to 599.';
  }
  const error = body['error'];
  if (error !== undefined && !isManagementErrorName(error) && !isMyAccountErrorName(error)) {
    return `error is not a row of the error table. Rows: ${errorNames().join(', ')}.`;
  }
  const headers = readHeaders(body['headers']);
  if (headers === undefined) {
    return 'headers has a name or a value that HTTP does not allow. Send {"headers": {"WWW-Authenticate": "Bearer"}}.';
  }
  return {
    path,
    ...count,
    ...defined({ kind }),
    ...texts(body, ['method', 'error']),
    ...numbers(body, ['status', 'delayMs', 'retryAfterSeconds']),
    ...(isStringList(body['facts']) ? { facts: body['facts'] } : {}),
    ...(isJsonObject(body['body']) ? { body: body['body'] } : {}),
    ...(body['headers'] === undefined ? {} : { headers }),
  };
}

function errorNames(): string[] {
  return [...new Set([...managementErrorNames(), ...myAccountErrorNames()])];
}

/** Headers by name; `undefined` where they are no headers. */
function readHeaders(value: unknown = {}): Readonly<Record<string, string>> | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  const headers: Record<string, string> = {};
  try {
    for (const [name, text] of Object.entries(value)) {
      if (typeof text !== 'string') {
        return undefined;
      }
      new Headers({ [name]: text });
      headers[name] = text;
    }
    return headers;
  } catch {
    return undefined;
  }
}

function isStatus(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599;
}

function texts<Name extends string>(
  body: JsonObject,
  names: Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'string') {
      found[name] = value;
    }
  }
  return found;
}

function numbers<Name extends string>(
  body: JsonObject,
  names: Name[],
): Partial<Record<Name, number>> {
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'number') {
      found[name] = value;
    }
  }
  return found;
}
