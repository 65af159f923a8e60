import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '../../common/json.ts';
import type { TenantPlatform } from '../../tenant/tenant-platform.ts';
import { createProcessScriptRunner } from './process-script-runner.ts';

/** Creates what a tenant needs of Node. */
export function createNodePlatform(): TenantPlatform {
  return {
    scripts: createProcessScriptRunner(),
    newSigningKey() {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return privateKey.export({ format: 'jwk' }) as JsonObject;
    },
    basePath: '',
    setCookie(response, cookie) {
      response.headers.append('set-cookie', cookie);
    },
    importPublicKey: (pem) => Promise.resolve(createPublicKey(pem)),
    async verifyRegistration(options) {
      // Loaded when it is first needed: only passkeys use it.
      const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
      return verifyRegistrationResponse(options);
    },
  };
}
