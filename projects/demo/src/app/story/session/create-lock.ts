import { Auth0Lock } from 'auth0-lock';
import webApi from 'auth0-lock/lib/core/web_api';
import english from 'auth0-lock/lib/i18n/en';

import type { DemoConfig } from '../../config/demo-config';
import type { Lock, LockOptions } from './auth0-lock';

declare global {
  interface Window {
    /** Where Lock lets language files register their texts. */
    Auth0?: { registerLanguageDictionary(language: string, texts: object): void };
  }
}

/** Creates a Lock widget. One that is created on the redirect URL reads the tokens in its fragment. */
export function createLock(config: DemoConfig, options: LockOptions): Lock {
  // Otherwise Lock loads its texts from cdn.auth0.com.
  window.Auth0?.registerLanguageDictionary('en', exported(english));
  const lock = new Auth0Lock(config.storyClientId, config.domain, options);
  const inner = Object.values(exported(webApi).clients).at(-1);
  if (!inner) {
    throw new Error('Auth0Lock has created no client. Reload the page.');
  }
  // Lock always builds https:// URLs, and assigns them again for each silent login; the tenant of
  // this demo listens on plain loopback http.
  Object.defineProperty(inner.client.baseOptions, 'rootUrl', {
    get: () => config.tenantUrl,
    set: () => undefined,
  });
  return lock;
}

/** The default export of a CommonJS file; bundlers differ in whether they unwrap it. */
function exported<T extends object>(imported: T | { readonly default: T }): T {
  return 'default' in imported ? imported.default : imported;
}
