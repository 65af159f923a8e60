import type { CryptoKey, KeyObject } from 'jose';
import type { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { JsonObject } from '../common/json.ts';
import type { ScriptRunner } from './script-runner.ts';

/** What Node and browsers do differently. `platform/node/` and `platform/browser/` implement it. */
export interface TenantPlatform {
  /** Runs the rules and Actions of the seed. */
  readonly scripts: ScriptRunner;
  /** A new private key for RS256, as a JWK. */
  newSigningKey(): JsonObject;
  /** Reads the public key of an application: SPKI, PKCS #1 or an X.509 certificate. */
  importPublicKey(pem: string, algorithm: string): Promise<CryptoKey | KeyObject>;
  /** The path of the tenant's URL without a slash at the end; empty for a tenant with a host of its own. */
  readonly basePath: string;
  /** Gives a `Set-Cookie` value to the browser. */
  setCookie(response: Response, cookie: string): void;
  /** Verifies what `navigator.credentials.create()` has returned. */
  readonly verifyRegistration: VerifyRegistration;
}

/** `verifyRegistrationResponse` of `@simplewebauthn/server`. */
export type VerifyRegistration = typeof verifyRegistrationResponse;
