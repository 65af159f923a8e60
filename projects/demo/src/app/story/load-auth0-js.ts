/**
 * Loads auth0-js 9.5.1 unchanged.
 * The package was written for bundlers that offered Node's `global`; it is set here, before the
 * import, because nothing else in this app needs it.
 */
export async function loadAuth0Js(): Promise<typeof import('auth0-js')> {
  Reflect.set(globalThis, 'global', globalThis);
  return import('auth0-js');
}
