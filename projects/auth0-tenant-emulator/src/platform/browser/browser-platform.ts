import { importSPKI, importX509 } from 'jose';
import type { TenantPlatform, VerifyRegistration } from '../../tenant/tenant-platform.ts';
import type { CookieJar } from './cookie-jar.ts';
import { createFunctionScriptRunner } from './function-script-runner.ts';
import type { KeySupply } from './key-supply.ts';

/** What the platform of a browser needs. */
export interface BrowserPlatformOptions {
  basePath: string;
  cookies: CookieJar;
  keys: KeySupply;
  verifyRegistration: VerifyRegistration | undefined;
}

/** Creates what a tenant needs of a browser. */
export function createBrowserPlatform(options: BrowserPlatformOptions): TenantPlatform {
  return {
    scripts: createFunctionScriptRunner(),
    basePath: options.basePath,
    newSigningKey: () => options.keys.take(),
    importPublicKey: (pem, algorithm) =>
      pem.includes('CERTIFICATE') ? importX509(pem, algorithm) : importSPKI(pem, algorithm),
    setCookie(_response, cookie) {
      options.cookies.set(cookie);
    },
    verifyRegistration: options.verifyRegistration ?? cannotVerify,
  };
}

/** The reason ends in the response of the My Account API. */
function cannotVerify(): Promise<never> {
  return Promise.reject(
    new Error(
      'this build has no passkeys. Pass verifyRegistrationResponse of @simplewebauthn/server as verifyRegistration',
    ),
  );
}
