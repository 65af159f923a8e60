import { foreign, listMember, member, numberMember, splitList, textMember } from './read-foreign';
import type { Foreign } from './read-foreign';

/** What the body of an answer says, whichever of Auth0's spellings it uses. */
export interface BodyReading {
  /** Whether it is a web page. */
  readonly page: boolean;
  /** The sentence meant for people, or the empty text. Never to be shown as it is. */
  readonly message: string;
  /** The word meant for programs, in lower case, or the empty text. */
  readonly code: string;
  readonly status: number | undefined;
  /** Whether the profile proxy wrote it. */
  readonly fromProxy: boolean;
  /** The scopes it names as sufficient, any of them. */
  readonly scopes: readonly string[];
  /** The profile fields it names. */
  readonly fields: readonly string[];
}

const PROXY_PROBLEM = 'urn:auth0-profile-proxy:problem:';
const CODE = /^[a-z][\w.-]{0,79}$/i;

/** Reads a body: an object, JSON or HTML as text, or nothing. */
export function readBody(body: unknown): BodyReading {
  if (typeof body === 'string') {
    return readText(body.trim());
  }
  const object = foreign(body);
  return object ? readObject(object) : reading();
}

function readText(text: string): BodyReading {
  if (text.startsWith('<')) {
    return reading({ page: true });
  }
  try {
    const value: unknown = JSON.parse(text);
    return readBody(value);
  } catch {
    return reading({ message: text, ...named(text) });
  }
}

function readObject(body: Foreign): BodyReading {
  const nested = foreign(member(body, 'error')) ?? foreign(member(body, 'attributes'));
  const message =
    textMember(body, 'message', 'error_description', 'errorDescription', 'description', 'detail') ||
    textMember(nested, 'message', 'error_description', 'error') ||
    textMember(body, 'title', 'error');
  const type = textMember(body, 'type');
  const fromProxy = type.startsWith(PROXY_PROBLEM);
  const found = named(message);
  const scopes = listMember(body, 'required_scopes');
  const fields = listMember(body, 'fields');
  return reading({
    message,
    code: fromProxy ? type.slice(PROXY_PROBLEM.length) : codeOf(body, nested),
    status: numberMember(body, 'statusCode', 'status', 'status_code'),
    fromProxy,
    scopes: scopes.length > 0 ? scopes : found.scopes,
    fields: fields.length > 0 ? fields : found.fields,
  });
}

function codeOf(body: Foreign, nested: Foreign | undefined): string {
  const candidates = ['errorCode', 'error_code', 'code', 'error'].map((name) =>
    textMember(body, name),
  );
  return (
    [...candidates, textMember(nested, 'code')].find((text) => CODE.test(text)) ?? ''
  ).toLowerCase();
}

/** The scopes and fields that Auth0 lists at the end of its sentences. */
function named(message: string): Pick<BodyReading, 'scopes' | 'fields'> {
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

function reading(rest: Partial<BodyReading> = {}): BodyReading {
  return {
    page: false,
    message: '',
    code: '',
    status: undefined,
    fromProxy: false,
    scopes: [],
    fields: [],
    ...rest,
  };
}
