import type { JWTVerifyGetKey } from 'jose';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import type { ManagedUsers } from '../management-client/managed-users.ts';

/** What routes use. */
export interface ProxyServices {
  readonly options: ResolvedOptions;
  readonly users: ManagedUsers;
  /** The tenant's signing keys. */
  readonly keys: JWTVerifyGetKey;
}
