import type { Auth0Js } from './auth0-js';

const SCRIPT = 'auth0-js-9.5.1/auth0.min.js';

let loading: Promise<Auth0Js> | undefined;

/**
 * Loads the published build of auth0-js 9.5.1, unchanged, as a classic script.
 * As a module it would run in strict mode and would not find `window`.
 */
export function loadAuth0Js(): Promise<Auth0Js> {
  loading ??= loadScript().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function loadScript(): Promise<Auth0Js> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.addEventListener('load', () => {
      // A global variable of the classic script.
      const auth0: unknown = Reflect.get(window, 'auth0');
      if (isAuth0Js(auth0)) {
        resolve(auth0);
      }
    });
    script.addEventListener('error', () => {
      reject(new Error(`${SCRIPT} could not be loaded. Restart the demo with "npm start".`));
    });
    document.head.append(script);
  });
}

function isAuth0Js(value: unknown): value is Auth0Js {
  return typeof value === 'object' && value !== null && 'WebAuth' in value;
}
