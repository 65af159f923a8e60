/** The cookies that the tenant has set; a service worker can neither read nor set real ones. */
export interface CookieJar {
  /** The `Cookie` header of a request; `undefined` without cookies. */
  header(): string | undefined;
  /** Takes a `Set-Cookie` value. */
  set(cookie: string): void;
  /** Names and values, to be stored. */
  entries(): [string, string][];
}

/** Creates a jar. The tenant is the only one who sets cookies in it, so that paths and hosts do not matter. */
export function createCookieJar(entries: Iterable<[string, string]> = []): CookieJar {
  const cookies = new Map(entries);
  return {
    header() {
      const pairs = [...cookies].map(([name, value]) => `${name}=${value}`);
      return pairs.length === 0 ? undefined : pairs.join('; ');
    },
    set(cookie) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) {
        cookies.delete(name);
      } else {
        cookies.set(name, value);
      }
    },
    entries: () => [...cookies],
  };
}
