import type { JWTVerifyGetKey } from 'jose';
import type { BackgroundTasks } from '../call/background-tasks.ts';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import type { AuthorizationServer } from '../login/authorization-server.ts';
import type { LoginTransactions } from '../login/login-transaction.ts';
import type { Sessions } from '../session/sessions.ts';
import type { UserTokens } from '../user-token/user-tokens.ts';

/** What the routes of the BFF use. */
export interface BffServices {
  readonly bff: ResolvedBff;
  readonly sessions: Sessions;
  readonly transactions: LoginTransactions;
  readonly tokens: UserTokens;
  readonly server: AuthorizationServer;
  /** The tenant's signing keys. */
  readonly keys: JWTVerifyGetKey;
  readonly background: BackgroundTasks;
}
