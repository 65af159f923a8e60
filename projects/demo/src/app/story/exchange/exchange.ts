import type { Diagnosis } from 'ngx-auth0-profile';

import type { TokenDescription } from './wire/describe-token';
import type { WireRecord } from './wire/wire-record';

/** One request of the story with everything the page shows about it. */
export interface Exchange {
  readonly label: string;
  readonly sender: string;
  readonly token: TokenDescription;
  readonly audience: string | undefined;
  readonly asked: readonly ScopeOutcome[];
  readonly wire: WireRecord;
  /** Why it was refused; `undefined` where the request succeeded. */
  readonly diagnosis: Diagnosis | undefined;
}

/** A scope that was asked for, and what became of it. */
export interface ScopeOutcome {
  readonly scope: string;
  readonly granted: 'yes' | 'no' | 'unknown';
}
