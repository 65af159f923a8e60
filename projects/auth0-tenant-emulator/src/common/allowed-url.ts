import { matchesWildcards } from './wildcard.ts';

/**
 * Whether a URL is on a list of allowed URLs: the same characters, or a `*` in the list standing for
 * one label of the host. The emulator also lets `*` stand for a port, for test runners that choose it.
 */
export function isAllowedUrl(allowed: readonly string[], url: string): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  return allowed.some(
    (pattern) =>
      withoutSlash(pattern) === withoutSlash(url) ||
      (pattern.includes('*') && (matches(pattern, url) || matches(pattern, withoutSlash(url)))),
  );
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}

function matches(pattern: string, url: string): boolean {
  const parts = pattern.split(/(\*)/).map((part) => (part === '*' ? isInsideLabel : part));
  return matchesWildcards(parts, url);
}

function isInsideLabel(character: string): boolean {
  return !'/:.?#@'.includes(character);
}
