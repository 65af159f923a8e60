import type { Diagnosis } from 'ngx-auth0-profile';

import type { TokenDescription } from '../http/describe-token';
import type { HttpRecord } from '../http/http-record';

/** One request of the story with its response and diagnosis. */
export interface Exchange {
  readonly label: string;
  readonly sender: string;
  readonly token: TokenDescription;
  readonly audience: string | undefined;
  readonly requestedScopes: readonly ScopeOutcome[];
  readonly http: HttpRecord;
  /** Why the request failed; `undefined` when it succeeded. */
  readonly diagnosis: Diagnosis | undefined;
}

/** A requested scope, and whether it was granted. */
export interface ScopeOutcome {
  readonly scope: string;
  /** `ignored`: no scope of Auth0, so that it is always dropped. */
  readonly granted: 'yes' | 'no' | 'unknown' | 'ignored';
}
