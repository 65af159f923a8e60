import type { JsonObject, JsonValue } from '../common/json.ts';

/** The `event` of a post-login Action, as far as the emulator supports it. */
export interface LoginEvent {
  user: JsonObject;
  client: { client_id: string; name: string; metadata: JsonObject };
  connection: { name: string; strategy: string };
  request: { query: JsonObject; ip: string; hostname: string; user_agent: string };
  transaction: {
    protocol: string;
    requested_scopes: string[];
    target_scopes: string[];
    acr_values: string[];
  };
  resource_server?: { identifier: string };
  /** The organization the user logs in to. */
  organization?: { id: string; name: string; display_name: string; metadata: JsonObject };
  /** The names of the user's roles. */
  authorization: { roles: string[] };
  authentication: { methods: { name: string; timestamp: string }[] };
  stats: { logins_count: number };
  secrets: Record<string, string>;
  tenant: { id: string };
}

/** The `api` of a post-login Action, as far as the emulator supports it. */
export interface LoginApi {
  access: { deny(reason: string): void };
  idToken: { setCustomClaim(name: string, value: JsonValue): void };
  accessToken: {
    setCustomClaim(name: string, value: JsonValue): void;
    addScope(scope: string): void;
    removeScope(scope: string): void;
  };
  transaction: {
    addTargetScope(scope: string): void;
    removeTargetScope(scope: string): void;
    setTargetScopes(scopes: string[]): void;
    clearTargetScopes(): void;
  };
  user: {
    setUserMetadata(name: string, value: JsonValue): void;
    setAppMetadata(name: string, value: JsonValue): void;
  };
  multifactor: { enable(provider: string): void };
}

/** A post-login Action. */
export type LoginActionFunction = (event: LoginEvent, api: LoginApi) => unknown;
