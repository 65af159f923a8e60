/** What a decoded segment may not have: what could make another path of it, or end it. */
const FORBIDDEN = /[/\\%?#;\p{Cc}]/u;

/**
 * The decoded segments of a URL's path. `undefined` when two servers could understand the path
 * differently: encoded slashes, backslashes, percent signs (double encoding), control characters, path
 * parameters (`;`), dot segments, empty segments, or bytes that are not UTF-8.
 */
export function pathSegments(path: string): string[] | undefined {
  if (!path.startsWith('/')) {
    return undefined;
  }
  const segments = path.slice(1).split('/').map(decode);
  return segments.every((segment) => segment !== undefined && isPlain(segment))
    ? (segments as string[])
    : undefined;
}

/** A path of decoded segments. */
export function pathOf(segments: readonly string[]): string {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
}

function isPlain(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !FORBIDDEN.test(segment);
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
