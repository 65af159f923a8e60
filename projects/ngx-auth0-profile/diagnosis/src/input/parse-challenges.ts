/** One challenge of a `WWW-Authenticate` header. */
export interface Challenge {
  /** The authentication scheme in lower case, such as `bearer` or `dpop`. */
  readonly scheme: string;
  /** The parameters by name in lower case. */
  readonly params: ReadonlyMap<string, string>;
}

/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+.^`|~\w-]+/;
/** A scheme is followed by a space, a comma or the end, a parameter name by `=`. */
const SCHEME = /^[!#$%&'*+.^`|~\w-]+(?=[ \t,]|$)/;
/** RFC 9110 §11.2. */
const TOKEN68 = /^[\w.~+/-]+=*(?=[ \t]*(?:,|$))/;
/** RFC 9110 §5.6.4. */
const QUOTED_STRING = /^"((?:[^"\\]|\\[\s\S])*)"/;
const SEPARATORS = /^[ \t\r\n,]+/;

/**
 * Parses the value of a `WWW-Authenticate` header (RFC 9110 §11.6.1): several challenges, quoted
 * strings and empty list elements included. Parsing stops at the first syntax error.
 */
export function parseChallenges(value: string): readonly Challenge[] {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  let rest = value.replace(SEPARATORS, '');
  while (rest !== '') {
    const param = challenges.length === 0 ? undefined : parseParam(rest);
    if (param) {
      const { params } = challenges[challenges.length - 1] ?? { params: new Map<string, string>() };
      // "parameter names … MUST only occur once per challenge" (RFC 9110 §11.2): the first wins.
      params.set(param.name, params.get(param.name) ?? param.value);
      rest = param.rest.replace(SEPARATORS, '');
      continue;
    }
    const scheme = SCHEME.exec(rest)?.[0];
    if (scheme === undefined) {
      break;
    }
    challenges.push({ scheme: scheme.toLowerCase(), params: new Map() });
    rest = withoutToken68(rest.slice(scheme.length)).replace(SEPARATORS, '');
  }
  return challenges;
}

/** An auth-param: `name = token` or `name = "quoted string"`, with optional spaces around `=`. */
function parseParam(text: string): { name: string; value: string; rest: string } | undefined {
  const name = TOKEN.exec(text)?.[0];
  const equals = name === undefined ? null : /^[ \t]*=[ \t]*/.exec(text.slice(name.length));
  if (name === undefined || equals === null) {
    return undefined;
  }
  const rest = text.slice(name.length + equals[0].length);
  const quoted = QUOTED_STRING.exec(rest);
  const raw = quoted?.[0] ?? TOKEN.exec(rest)?.[0];
  return raw === undefined
    ? undefined
    : {
        name: name.toLowerCase(),
        value: quoted?.[1]?.replace(/\\([\s\S])/g, '$1') ?? raw,
        rest: rest.slice(raw.length),
      };
}

/** The text after a token68, which only schemes such as Basic and Negotiate use. */
function withoutToken68(text: string): string {
  const trimmed = text.replace(/^ +/, '');
  const token68 = trimmed === text ? undefined : TOKEN68.exec(trimmed)?.[0];
  return token68 === undefined || parseParam(trimmed) ? trimmed : trimmed.slice(token68.length);
}
