import { loadAuth0Js } from '../session/load-auth0-js';
import { recordXhr } from './record-xhr';
import type { HttpRecord } from './http-record';

/** The arguments of `auth0.Management.patchUserMetadata`. */
export interface MetadataPatch {
  readonly domain: string;
  readonly tenantUrl: string;
  readonly token: string;
  readonly userId: string;
  readonly metadata: object;
}

/** Calls `auth0.Management.patchUserMetadata` and records the HTTP request. */
export async function sendWithManagement(patch: MetadataPatch): Promise<HttpRecord> {
  const auth0 = await loadAuth0Js();
  const management = new auth0.Management({ domain: patch.domain, token: patch.token });
  // auth0-js always builds https:// URLs; the tenant of this demo listens on plain loopback http.
  management.baseOptions.rootUrl = `${patch.tenantUrl}/api/v2`;

  const [record] = await recordXhr(
    () =>
      new Promise<void>((resolve) => {
        management.patchUserMetadata(patch.userId, patch.metadata, () => {
          resolve();
        });
      }),
  );
  if (!record) {
    throw new Error('auth0.Management sent no request. Reload the page and run the step again.');
  }
  return record;
}
