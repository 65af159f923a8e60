import type { Auth0Js } from './auth0-js';

declare global {
  interface Window {
    /** Set by the classic script of auth0-js. */
    auth0?: Auth0Js;
  }
}

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
      if (window.auth0) {
        resolve(window.auth0);
      }
    });
    script.addEventListener('error', () => {
      reject(new Error(`${SCRIPT} could not be loaded. Restart the demo with "npm start".`));
    });
    document.head.append(script);
  });
}
