import type { JsonObject } from '../common/json.ts';

/** The `context` of a rule, as far as the emulator supports it. */
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
  /** The organization the user logs in to. */
  organization?: { id: string; name: string; display_name: string; metadata: JsonObject };
  idToken?: JsonObject;
  accessToken?: JsonObject & { scope?: string[] };
  [key: string]: unknown;
}

/** The callback with which a rule finishes. */
export type RuleCallback = (
  error: Error | string | null,
  user?: JsonObject,
  context?: RuleContext,
) => void;

/** A rule. */
export type RuleFunction = (
  user: JsonObject,
  context: RuleContext,
  callback: RuleCallback,
) => unknown;
