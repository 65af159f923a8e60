import { parseBody } from './parse-body';
import { createSubject, type ParsedSubject } from './parsed-subject';
import { parseHttpText } from './parse-http-text';
import { parsePastedToken } from './parse-pasted-token';

type Parser = (text: string) => ParsedSubject | undefined;

/** What Angular, zone.js and consoles write before the message of an error. */
const DECORATION =
  /^(?:ERROR\s+|Uncaught\s+|Unhandled Promise rejection:?\s*|\(in promise\):?\s*|[A-Z]\w*(?:Error|Exception|Response)\d?:\s+|Error:\s+)+/;

/** The forms of a pasted text, the most specific first. */
const PARSERS: readonly Parser[] = [
  parseEmpty,
  parseCallback,
  parseMarkup,
  parseJson,
  parseHeader,
  parsePastedToken,
  parseConsoleObject,
  (text) => parseHttpText(withoutDecoration(text)),
  (text) => parseMessage(withoutDecoration(text)),
];

/** Parses a pasted text: a token, a callback URL, a body, a header, a status or a message. */
export function parseText(text: string): ParsedSubject {
  for (const parse of PARSERS) {
    const subject = parse(text);
    if (subject) {
      return subject;
    }
  }
  return createSubject('text');
}

function parseEmpty(text: string): ParsedSubject | undefined {
  return text === '' ? createSubject('nothing') : undefined;
}

/** The parameters of a callback (RFC 6749 §4.1.2.1, and §4.2.2.1 for the fragment). */
function parseCallback(text: string): ParsedSubject | undefined {
  const parameters = /(?:^|[?#&])(error=[^\s#]*)$/i.exec(text.replace(/#_?=?_?$/, ''))?.[1];
  if (parameters === undefined || /\s/.test(text)) {
    return undefined;
  }
  const found = new URLSearchParams(text.replace(/^[^?#]*[?#]/, '').replaceAll('#', '&'));
  return createSubject('error', {
    body: parseBody({
      error: found.get('error'),
      error_description: found.get('error_description'),
    }),
  });
}

/** HTML, and nothing else that starts with `<`. */
function parseMarkup(text: string): ParsedSubject | undefined {
  return /^<(?:!|\?|[a-z][\w-]*[\s/>])/i.test(text)
    ? createSubject('answer', { body: parseBody(text) })
    : undefined;
}

/** A JSON object, also within a text; complete or cut off. */
function parseJson(text: string): ParsedSubject | undefined {
  const start = text.search(/\{\s*"/);
  const json = start < 0 ? '' : text.slice(start, text.lastIndexOf('}') + 1);
  const body = parseBody(json === '' ? undefined : json);
  return json !== '' && (body.message !== '' || body.code !== '' || body.status !== undefined)
    ? createSubject('answer', { body, status: body.status ?? parseHttpText(text)?.status })
    : undefined;
}

/** A `WWW-Authenticate` header, with or without its name. */
function parseHeader(text: string): ParsedSubject | undefined {
  const [, name, value = ''] = /^(www-authenticate:\s*)?(.*)$/is.exec(text) ?? [];
  return name !== undefined || /^(?:bearer|dpop)\s+[\w-]+\s*=\s*["\w]/i.test(value)
    ? createSubject('text', {
        header: (asked) => (asked === 'www-authenticate' ? value : undefined),
      })
    : undefined;
}

/** An object as a browser console prints it, one property per line, with or without quotes. */
function parseConsoleObject(text: string): ParsedSubject | undefined {
  const properties = [
    ...text.matchAll(
      /^[\s{]*"?(statusCode|status|error|error_description|errorCode|message|code)"?(?:\s*:\s*|\s+)(.+?),?\s*}?$/gim,
    ),
  ].map(([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1$/, '$2')]);
  if (properties.length < 2) {
    return undefined;
  }
  const body = parseBody(Object.fromEntries(properties.reverse()));
  return createSubject('answer', { body, status: body.status });
}

/** Anything else is a message. */
function parseMessage(message: string): ParsedSubject {
  const code =
    /^([a-z][a-z_-]*[a-z])$/i.exec(message)?.[1] ??
    /^([a-z]+(?:[_-][a-z]+)+)\s*:/i.exec(message)?.[1] ??
    /\(([a-z]+(?:[_-][a-z]+)+)\)/.exec(message)?.[1] ??
    '';
  const body = parseBody({ message });
  return createSubject('text', { body: { ...body, code: code.toLowerCase() } });
}

/** The text without what consoles and runtimes write around it: prefixes, quotes, stack traces. */
function withoutDecoration(text: string): string {
  const [firstLines = ''] = text.split(/\n\s+at\s/);
  return firstLines
    .trim()
    .replace(DECORATION, '')
    .replace(/^(["'`])([\s\S]*)\1$/, '$2')
    .trim();
}
