import {
  asRecord,
  readList,
  readNumber,
  readProperty,
  readText,
  splitList,
  type UnknownRecord,
} from './unknown-record';

/** One invalid field of a request. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The contents of a response body, whichever of Auth0's property names it uses. */
export interface ParsedBody {
  /** Whether it is HTML. */
  readonly page: boolean;
  /** The message for people, or the empty string. It may hold personal data: never repeat it. */
  readonly message: string;
  /** The error code in lower case, or the empty string. */
  readonly code: string;
  readonly status: number | undefined;
  /** Whether the profile proxy wrote it. */
  readonly fromProxy: boolean;
  /** Whether the My Account API wrote it, or Auth0's My Organization API, which has the same format. */
  readonly fromMyAccount: boolean;
  /** The scopes it names; any one of them is sufficient. */
  readonly scopes: readonly string[];
  /** The profile fields it names. */
  readonly fields: readonly string[];
  /** What is wrong with each field (`errors` of RFC 9457 §3, as the proxy and others write it). */
  readonly fieldErrors: readonly FieldError[];
  /** The `detail` of a problem of the profile proxy, or the empty string. */
  readonly detail: string;
}

const PROXY_PROBLEM = 'urn:auth0-profile-proxy:problem:';
/** The `type` of a problem of the My Account API ends with its code. */
const MY_ACCOUNT_PROBLEM = /[#/](A0E-\d{3}-\d{4})$/;
const CODE = /^[a-z][\w.-]{0,79}$/i;

/** Parses a body: an object, JSON or HTML as text, or nothing. */
export function parseBody(body: unknown): ParsedBody {
  if (typeof body === 'string') {
    return parseText(body.trim());
  }
  const object = asRecord(body);
  return object ? parseObject(object) : createBody();
}

function parseText(text: string): ParsedBody {
  if (text.startsWith('<')) {
    return createBody({ page: true });
  }
  try {
    const value: unknown = JSON.parse(text);
    return parseBody(value);
  } catch {
    return createBody({ message: text, ...namedInMessage(text) });
  }
}

function parseObject(body: UnknownRecord): ParsedBody {
  const nested =
    asRecord(readProperty(body, 'error')) ?? asRecord(readProperty(body, 'attributes'));
  const message =
    readText(body, 'message', 'error_description', 'errorDescription', 'description', 'detail') ||
    readText(nested, 'message', 'error_description', 'error') ||
    readText(body, 'title', 'error');
  const type = readText(body, 'type');
  const fromProxy = type.startsWith(PROXY_PROBLEM);
  const myAccountCode = MY_ACCOUNT_PROBLEM.exec(type)?.[1];
  const found = namedInMessage(message);
  const scopes = readList(body, 'required_scopes');
  const fieldErrors = parseFieldErrors(
    readProperty(body, 'errors') ?? readProperty(body, 'validation_errors'),
  );
  const fields = [...readList(body, 'fields'), ...fieldErrors.map(({ field }) => field)];
  return createBody({
    message,
    code: fromProxy
      ? type.slice(PROXY_PROBLEM.length)
      : (myAccountCode?.toLowerCase() ?? findCode(body, nested)),
    status: readNumber(body, 'statusCode', 'status', 'status_code'),
    fromProxy,
    fromMyAccount: myAccountCode !== undefined,
    scopes: scopes.length > 0 ? scopes : found.scopes,
    fields: fields.length > 0 ? [...new Set(fields)] : found.fields,
    fieldErrors,
    detail: fromProxy ? readText(body, 'detail') : '',
  });
}

function parseFieldErrors(errors: unknown): readonly FieldError[] {
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
  return list
    .map((item) => ({
      // The last is a JSON Pointer (RFC 6901).
      field: readText(asRecord(item), 'path', 'field', 'pointer').replace(/^\//, ''),
      message: readText(asRecord(item), 'message', 'detail'),
    }))
    .filter(({ field }) => field !== '');
}

function findCode(body: UnknownRecord, nested: UnknownRecord | undefined): string {
  const candidates = ['errorCode', 'error_code', 'code', 'error'].map((name) =>
    readText(body, name),
  );
  return (
    [...candidates, readText(nested, 'code')].find((text) => CODE.test(text)) ?? ''
  ).toLowerCase();
}

/** The scopes and fields that Auth0 lists at the end of its messages. */
function namedInMessage(message: string): Pick<ParsedBody, 'scopes' | 'fields'> {
  const scopes = /expected (?:any|all|one) of:?\s*([\w:.,;\s-]+)/i.exec(message)?.[1] ?? '';
  const fields =
    /following (?:fields|user attributes)(?: cannot be updated)?:?\s*([\w.,\s-]+)/i.exec(
      message,
    )?.[1];
  return {
    scopes: splitList(scopes).map((scope) => scope.replace(/\.+$/, '')),
    fields: splitList((fields ?? '').split(/\.(?:\s|$)/)[0] ?? ''),
  };
}

function createBody(rest: Partial<ParsedBody> = {}): ParsedBody {
  return {
    page: false,
    message: '',
    code: '',
    status: undefined,
    fromProxy: false,
    fromMyAccount: false,
    scopes: [],
    fields: [],
    fieldErrors: [],
    detail: '',
    ...rest,
  };
}
