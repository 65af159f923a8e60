import { createSubject, type ParsedSubject } from './parsed-subject';

/** The reason phrases of RFC 9110 §15 that are errors which this library explains. */
const REASON_PHRASES: ReadonlyMap<string, number> = new Map([
  ['bad request', 400],
  ['unauthorized', 401],
  ['forbidden', 403],
  ['not found', 404],
  ['method not allowed', 405],
  ['request timeout', 408],
  ['conflict', 409],
  ['precondition failed', 412],
  ['payload too large', 413],
  ['content too large', 413],
  ['unsupported media type', 415],
  ['unprocessable content', 422],
  ['unprocessable entity', 422],
  ['too many requests', 429],
  ['internal server error', 500],
  ['bad gateway', 502],
  ['service unavailable', 503],
  ['gateway timeout', 504],
]);

/** How `HttpClient`, Axios and the consoles of browsers write a status into a text. */
const FORMS: readonly RegExp[] = [
  /^Http failure response for (?<url>\S+): (?<status>\d{1,3})\b/,
  /^Request failed with status code (?<status>\d{3})\.?$/,
  /^(?:XHR)?\s*(?:GET|POST|PUT|PATCH|DELETE|OPTIONS)\s*(?<url>https?:\S+)\s(?<status>[1-5]\d\d)\b/,
  /Failed to load resource: the server responded with a status of (?<status>[1-5]\d\d)\b/,
];

/** Parses a text about an HTTP response: `401`, `401 Unauthorized`, or a line of a console. */
export function parseHttpText(text: string): ParsedSubject | undefined {
  const trimmed = text.trim();
  if (/^Http failure during parsing for /.test(trimmed)) {
    return createSubject('text', { status: 200, failed: true });
  }
  for (const form of FORMS) {
    const groups = form.exec(trimmed)?.groups;
    if (groups) {
      return createSubject('text', {
        status: Number(groups['status']),
        url: groups['url'] ?? '',
        failed: true,
      });
    }
  }
  const status = statusLine(trimmed);
  return status === undefined ? undefined : createSubject('text', { status });
}

/** A status, with or without its reason phrase; other words beside it make it a sentence. */
function statusLine(text: string): number | undefined {
  const [, digits, words = ''] =
    /^(?:error:?\s*)?(?:http(?:\/[\d.]+)?\s*)?(?:status(?: code)?:?\s*)?(?:([1-5]\d\d)\b)?[\s:,(-]*([a-z ]*)[.!)]*$/i.exec(
      text,
    ) ?? [];
  const phrase = REASON_PHRASES.get(words.trim().toLowerCase());
  if (digits === undefined) {
    return phrase;
  }
  const status = Number(digits);
  const known = [...REASON_PHRASES.values()].includes(status);
  return known && (words.trim() === '' || phrase === status) ? status : undefined;
}
