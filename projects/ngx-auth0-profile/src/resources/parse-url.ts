/**
 * The parsed URL, or `undefined` for text that is no URL. This is `URL.parse()`, which some browsers
 * that Angular supports lack (Safari before 18).
 */
export function parseUrl(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
