import type { ManagementEndpoint } from 'ngx-auth0-profile/management-api';
import type { ApiLocation } from '../resources/api-location';

/** A call of one endpoint of the Management API, of the My Account API or of the proxy. */
export interface ApiCall {
  readonly endpoint: Pick<ManagementEndpoint, 'method' | 'path'> & { readonly scope: string };
  /** Values for the `:name` segments of the path, not encoded. */
  readonly path?: Readonly<Record<string, string>>;
  /** Query parameters. Default: none. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The id of the user the call is for; it is sent with a token of this user only. */
  readonly user: string;
  /** The API of the endpoint. Default: the Management API. */
  readonly api?: ApiLocation;
}
