import { isoTime } from '../common/clock.ts';
import { isJsonObject, type JsonObject } from '../common/json.ts';
import { defined } from '../common/defined.ts';
import type { SeedAction } from '../seed/seed.ts';
import { mergeMetadata } from '../state/merge-metadata.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { resolveAudience } from '../tokens/audience.ts';
import type { LoginActionFunction, LoginApi, LoginEvent } from '../seed/login-action.ts';
import { setCustomClaim, type LoginAttempt, type LoginOutcome } from './login-outcome.ts';
import { runRules } from './run-rules.ts';
import { evaluate, messageOf } from './sandbox.ts';

/** Runs the tenant's rules, then its post-login Actions, over a login. */
export async function runLoginActions(
  tenant: TenantContext,
  attempt: LoginAttempt,
): Promise<LoginOutcome> {
  const outcome: LoginOutcome = {
    mfaWanted: false,
    idTokenClaims: {},
    accessTokenClaims: {},
    scope: [...attempt.scope],
  };
  await runRules(tenant, attempt, outcome);
  for (const action of tenant.seed.actions ?? []) {
    if (outcome.denied !== undefined) {
      return outcome;
    }
    try {
      await functionOf(action)(eventOf(attempt, outcome, action), apiOf(tenant, attempt, outcome));
    } catch (error) {
      outcome.denied = messageOf(error);
    }
  }
  keepGrantableScopes(tenant, attempt, outcome);
  return outcome;
}

/** Scopes of Auth0's own APIs cannot be added at login; such additions are ignored. */
function keepGrantableScopes(
  tenant: TenantContext,
  attempt: LoginAttempt,
  outcome: LoginOutcome,
): void {
  const audience =
    attempt.audience === undefined ? undefined : resolveAudience(tenant, attempt.audience);
  if (audience?.kind === 'api') {
    return;
  }
  outcome.scope = outcome.scope.filter((scope) => attempt.scope.includes(scope));
}

function functionOf(action: SeedAction): LoginActionFunction {
  if (typeof action.code === 'function') {
    return action.code;
  }
  const exports: Record<string, unknown> = {};
  evaluate(action.name, action.code, { exports, module: { exports } });
  const handler = exports['onExecutePostLogin'];
  if (typeof handler !== 'function') {
    throw new TypeError(`The action "${action.name}" exports no onExecutePostLogin.`);
  }
  return handler as LoginActionFunction;
}

function eventOf(attempt: LoginAttempt, outcome: LoginOutcome, action: SeedAction): LoginEvent {
  const { profile } = attempt.user;
  const host = new URL(attempt.issuer).host;
  return {
    user: JSON.parse(JSON.stringify(profile)) as JsonObject,
    client: {
      client_id: attempt.application.client_id,
      name: attempt.application.name,
      metadata: {},
    },
    connection: {
      name: attempt.connection?.name ?? '',
      strategy: attempt.connection?.strategy ?? '',
    },
    request: {
      query: attempt.query,
      ip: '127.0.0.1',
      hostname: host,
      user_agent: attempt.userAgent,
    },
    transaction: {
      protocol: attempt.protocol,
      requested_scopes: [...attempt.requestedScope],
      target_scopes: [...outcome.scope],
    },
    ...defined({
      resource_server:
        attempt.audience === undefined ? undefined : { identifier: attempt.audience },
    }),
    authentication: {
      methods: [
        { name: 'pwd', timestamp: profile.last_login ?? profile.updated_at },
        ...(attempt.mfaDone ? [{ name: 'mfa', timestamp: profile.updated_at }] : []),
      ],
    },
    stats: { logins_count: profile.logins_count ?? 0 },
    secrets: { ...action.secrets },
    tenant: { id: host },
  };
}

function apiOf(tenant: TenantContext, attempt: LoginAttempt, outcome: LoginOutcome): LoginApi {
  const add = (scope: string): void => {
    if (!outcome.scope.includes(scope)) {
      outcome.scope.push(scope);
    }
  };
  const remove = (scope: string): void => {
    outcome.scope = outcome.scope.filter((item) => item !== scope);
  };
  const setMetadata = (
    field: 'app_metadata' | 'user_metadata',
    name: string,
    value: unknown,
  ): void => {
    const patch: unknown = JSON.parse(JSON.stringify({ [name]: value ?? null }));
    const { profile } = attempt.user;
    if (isJsonObject(patch)) {
      profile[field] = mergeMetadata(profile[field], patch);
    }
    profile.updated_at = isoTime(tenant.clock);
    tenant.markChanged();
  };
  return {
    access: {
      deny(reason) {
        outcome.denied = reason;
      },
    },
    idToken: {
      setCustomClaim(name, value) {
        setCustomClaim(outcome.idTokenClaims, name, value, 'plain names allowed');
      },
    },
    accessToken: {
      setCustomClaim(name, value) {
        setCustomClaim(outcome.accessTokenClaims, name, value, 'namespaced names only');
      },
      addScope: add,
      removeScope: remove,
    },
    transaction: {
      addTargetScope: add,
      removeTargetScope: remove,
      setTargetScopes(scopes) {
        outcome.scope = [...scopes];
      },
      clearTargetScopes() {
        outcome.scope = [];
      },
    },
    user: {
      setUserMetadata(name, value) {
        setMetadata('user_metadata', name, value);
      },
      setAppMetadata(name, value) {
        setMetadata('app_metadata', name, value);
      },
    },
    multifactor: {
      enable() {
        outcome.mfaWanted = true;
      },
    },
  };
}
