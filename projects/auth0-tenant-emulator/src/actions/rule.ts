import type { JsonObject } from '../json.ts';

/** What a rule gets as `context`, in the parts the emulator fills. */
export interface RuleContext {
  clientID: string;
  clientName: string;
  connection: string;
  connectionStrategy: string;
  protocol: 'oidc-basic-profile' | 'oidc-implicit-profile' | 'oauth2-refresh-token';
  stats: { loginsCount: number };
  sso: { with_auth0: boolean };
  request: { query: JsonObject; userAgent: string; ip: string; hostname: string };
  authorization: { roles: string[] };
  idToken?: JsonObject;
  accessToken?: JsonObject & { scope?: string[] };
  [key: string]: unknown;
}

/** How a rule says that it has finished. */
export type RuleCallback = (
  error: Error | string | null,
  user?: JsonObject,
  context?: RuleContext,
) => void;

/** An old-style rule. */
export type RuleFunction = (
  user: JsonObject,
  context: RuleContext,
  callback: RuleCallback,
) => unknown;
