import type { JsonObject } from '../common/json.ts';
import { HttpFailure } from '../tenant/http-failure.ts';

/** One error body of the My Account API (RFC 9457). `{0}` in a detail stands for a value of the request. */
interface MyAccountErrorRow {
  readonly status: number;
  /** The end of `type`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The source of code and words. */
  readonly source: string;
}

/** One entry of `validation_errors`. */
export interface FieldError {
  detail: string;
  field?: string;
  pointer?: string;
  source?: string;
}

const SISTER_API = 'My Organization API OpenAPI file, which has the same shape';
const OWN_WORDS = "the status is documented, the words are the emulator's";

const myAccountErrors = {
  badRequest: {
    status: 400,
    code: 'A0E-400-0001',
    title: 'Bad Request',
    detail: 'The request is invalid.',
    source: SISTER_API,
  },
  validation: {
    status: 400,
    code: 'A0E-400-0003',
    title: 'Validation Error',
    detail: 'Invalid request.',
    source: `${SISTER_API}; detail from Auth0.swift`,
  },
  readOnlyField: {
    status: 400,
    code: 'A0E-400-0008',
    title: 'read_only_field',
    detail: "The field '{0}' is read-only.",
    source: 'Auth0.swift profile specs',
  },
  missingToken: {
    status: 401,
    code: 'A0E-401-0002',
    title: 'Missing Token',
    detail: 'No auth token provided.',
    headers: { 'www-authenticate': 'Bearer' },
    source: SISTER_API,
  },
  invalidToken: {
    status: 401,
    code: 'A0E-401-0003',
    title: 'Invalid Token',
    detail: 'Invalid Token',
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    source: 'auth0-server-python tests',
  },
  insufficientScope: {
    status: 403,
    code: 'A0E-403-0002',
    title: 'Insufficient Scope',
    detail: 'The auth token lacks the required scope: {0}',
    source: `${SISTER_API}; Auth0.swift has other words`,
  },
  notFound: {
    status: 404,
    code: 'A0E-404-0001',
    title: 'Not Found',
    detail: 'The requested resource {0} was not found.',
    source: 'a response quoted in public documentation',
  },
  profileOff: {
    status: 404,
    code: 'A0E-404-0001',
    title: 'Not Found',
    detail: 'The profile endpoint is not enabled.',
    source: 'Auth0.swift profile specs',
  },
  unknownResource: {
    status: 404,
    code: 'A0E-404-0002',
    title: 'Resource Not Found',
    detail: 'The {0} does not exist.',
    source: SISTER_API,
  },
  unknownConnection: {
    status: 404,
    code: 'A0E-404-0001',
    title: 'Not Found',
    detail: 'The connection {0} was not found.',
    source: 'status and code quoted in public code; the OpenAPI file lists no 404',
  },
  lastMethod: {
    status: 409,
    code: 'A0E-409-0001',
    title: 'Conflict',
    detail: 'The user could not log in without this authentication method.',
    source: OWN_WORDS,
  },
  duplicate: {
    status: 409,
    code: 'A0E-409-0003',
    title: 'Duplicate Resource',
    detail: '{0}',
    source: SISTER_API,
  },
  tooLarge: {
    status: 413,
    code: 'A0E-413-0001',
    title: 'Payload Too Large',
    detail: 'The request body is larger than {0} bytes.',
    source: "emulator's own",
  },
  unsupportedMediaType: {
    status: 415,
    code: 'A0E-415-0001',
    title: 'Unsupported Media Type',
    detail: 'The request body has to be application/json.',
    source: OWN_WORDS,
  },
  rateLimit: {
    status: 429,
    code: 'A0E-429-0001',
    title: 'Too Many Requests',
    detail: 'Rate limit exceeded.',
    source: 'Auth0.swift profile specs',
  },
  serverError: {
    status: 500,
    code: 'A0E-500-0001',
    title: 'Internal Server Error',
    detail: 'An internal server error occurred.',
    source: "emulator's own",
  },
} as const satisfies Record<string, MyAccountErrorRow>;

/** The name of an error of the My Account API. */
export type MyAccountErrorName = keyof typeof myAccountErrors;

/** Makes the named error, its `{0}`, `{1}` … filled with `facts`. */
export function myAccountError(name: MyAccountErrorName, ...facts: string[]): HttpFailure {
  return failureOf(name, facts, []);
}

/** Makes the named error with the faults of single fields. */
export function myAccountFieldError(
  name: 'validation' | 'readOnlyField',
  fieldErrors: readonly FieldError[],
  ...facts: string[]
): HttpFailure {
  return failureOf(name, facts, fieldErrors);
}

/** The names of the rows, for messages. */
export function myAccountErrorNames(): string[] {
  return Object.keys(myAccountErrors);
}

/** Whether a value names a row. */
export function isMyAccountErrorName(value: unknown): value is MyAccountErrorName {
  return typeof value === 'string' && Object.hasOwn(myAccountErrors, value);
}

/** Every error of the My Account API with its source, for documentation. */
export function myAccountErrorSources(): { name: string; status: number; source: string }[] {
  return Object.entries(myAccountErrors).map(([name, { status, source }]) => ({
    name,
    status,
    source,
  }));
}

function failureOf(
  name: MyAccountErrorName,
  facts: readonly string[],
  fieldErrors: readonly FieldError[],
): HttpFailure {
  const row: MyAccountErrorRow = myAccountErrors[name];
  const body: JsonObject = {
    type: `https://auth0.com/api-errors/${row.code}`,
    status: row.status,
    title: row.title,
    detail: row.detail.replace(/\{(\d)\}/g, (_, index: string) => facts[Number(index)] ?? ''),
  };
  if (fieldErrors.length > 0) {
    body['validation_errors'] = fieldErrors.map((error) => ({ ...error }));
  }
  return new HttpFailure(row.status, body, row.headers ?? {});
}
