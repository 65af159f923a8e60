import { ManagementClient } from 'auth0';
import type { RunningTenant } from '../../src/start-tenant.ts';
import { trustCertificate } from './trust-certificate.ts';

/** Auth0's own client of the Management API, and what stops it together with its tenant. */
export interface ManagementSdk {
  management: ManagementClient;
  stop: () => Promise<void>;
}

/** Connects `auth0` 7 to a tenant with TLS, with a machine's token of these scopes. */
export function managementClient(tenant: RunningTenant, scope: string): ManagementSdk {
  const { tls } = tenant;
  if (tls === undefined) {
    throw new Error('The client needs a tenant with TLS.');
  }
  const stopTrusting = trustCertificate(tls.certificate);
  const { domain, audience, issuer } = tls;
  const management = new ManagementClient({
    domain,
    token: () =>
      tenant.mint({ userId: 'machine@clients', scope, audience, claims: { iss: issuer } }),
    maxRetries: 0,
  });
  return {
    management,
    async stop() {
      stopTrusting();
      await tenant.close();
    },
  };
}
