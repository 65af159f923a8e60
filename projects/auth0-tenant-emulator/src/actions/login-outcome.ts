import type { JsonObject, JsonValue } from '../common/json.ts';
import type { Application, Connection } from '../state/application.ts';
import type { Organization } from '../state/organization.ts';
import type { UserRecord } from '../state/user.ts';
import type { RuleContext } from '../seed/rule.ts';

/** The login that rules and Actions get. */
export interface LoginAttempt {
  user: UserRecord;
  application: Application;
  connection: Connection | undefined;
  audience?: string;
  /** The organization the user logs in to. */
  organization?: Organization;
  requestedScope: string[];
  scope: string[];
  protocol: RuleContext['protocol'];
  query: JsonObject;
  issuer: string;
  userAgent: string;
  mfaDone: boolean;
}

/** The result of rules and Actions. */
export interface LoginOutcome {
  denied?: string;
  mfaRequired: boolean;
  idTokenClaims: JsonObject;
  accessTokenClaims: JsonObject;
  scope: string[];
  /** Why rules or Actions failed, with their names, for the request log. */
  scriptErrors: string[];
}

const RESERVED_NAMESPACES = new Set(['auth0.com', 'webtask.io', 'webtask.run']);
const RESERVED_CLAIMS = new Set([
  ...['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti', 'azp', 'nonce', 'at_hash', 'c_hash', 'sid'],
  ...['auth_time', 'scope', 'gty', 'cnf', 'act', 'client_id', 'org_id', 'org_name'],
  ...['roles', 'groups', 'permissions', 'entitlements'],
]);

/**
 * Adds a custom claim if Auth0 would: names with a URL namespace always, others only
 * where `plainNames` allows them; reserved names and Auth0's own namespaces are dropped silently.
 */
export function setCustomClaim(
  claims: JsonObject,
  name: string,
  value: JsonValue,
  plainNames: 'plain names allowed' | 'namespaced names only',
): void {
  if (URL.canParse(name)) {
    const { hostname } = new URL(name);
    const domain = hostname.split('.').slice(-2).join('.');
    if (!RESERVED_NAMESPACES.has(domain)) {
      claims[name] = value;
    }
    return;
  }
  if (plainNames === 'plain names allowed' && !RESERVED_CLAIMS.has(name)) {
    claims[name] = value;
  }
}
