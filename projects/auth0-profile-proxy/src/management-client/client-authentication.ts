import { importPKCS8, SignJWT } from 'jose';
import type { ResolvedOptions } from '../contract/resolved-options.ts';

/** Form fields by which the machine-to-machine application authenticates. */
export type ClientAuthentication = () => Promise<Record<string, string>>;

/** Client secret, or a fresh private-key JWT (RFC 7523, section 2.2) for each request. */
export function clientAuthentication(
  options: Pick<ResolvedOptions, 'clientId' | 'credentials' | 'tenantOrigin' | 'clock'>,
): ClientAuthentication {
  const { clientId, credentials, tenantOrigin, clock } = options;
  if (credentials.kind === 'secret') {
    return () => Promise.resolve({ client_id: clientId, client_secret: credentials.clientSecret });
  }
  const { algorithm, keyId, privateKey } = credentials;
  let key: ReturnType<typeof importPKCS8> | undefined;
  return async () => {
    const now = Math.floor(clock() / 1000);
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: algorithm, ...(keyId !== undefined && { kid: keyId }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(`${tenantOrigin}/`)
      .setJti(crypto.randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(await (key ??= importPKCS8(privateKey, algorithm)));
    return {
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    };
  };
}
