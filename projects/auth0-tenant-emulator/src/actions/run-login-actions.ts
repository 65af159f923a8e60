import type { SeedAction } from '../seed/seed.ts';
import { defined } from '../common/defined.ts';
import type { JsonObject } from '../common/json.ts';
import type { LoginEvent } from '../seed/login-action.ts';
import { TRIGGER_TIMEOUT_MS } from '../tenant/script-runner.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { resolveAudience } from '../tokens/audience.ts';
import { applyLoginApiCall, type LoginInProgress } from './apply-login-api-call.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import type { LoginAttempt, LoginOutcome } from './login-outcome.ts';
import { createLoginApi } from './login-api.ts';
import { messageOf } from './message-of.ts';
import { organizationFacts } from './organization-facts.ts';
import { roleNames } from './role-names.ts';
import { runRules } from './run-rules.ts';

/** Runs the tenant's rules, then its post-login Actions, over a login. */
export async function runLoginActions(
  tenant: TenantContext,
  attempt: LoginAttempt,
): Promise<LoginOutcome> {
  const outcome: LoginOutcome = {
    mfaRequired: false,
    idTokenClaims: {},
    accessTokenClaims: {},
    scope: [...attempt.scope],
    scriptErrors: [],
  };
  await runRules(tenant, attempt, outcome);
  const deadline = createDeadline(TRIGGER_TIMEOUT_MS);
  for (const action of tenant.seed.actions ?? []) {
    if (outcome.denied !== undefined) {
      return outcome;
    }
    const error = await runAction({ tenant, attempt, outcome }, action, deadline);
    if (error !== undefined) {
      outcome.denied = error;
      outcome.scriptErrors.push(`Action "${action.name}": ${error}`);
    }
  }
  keepGrantableScopes(tenant, attempt, outcome);
  return outcome;
}

/** Returns the error of an Action that fails. */
async function runAction(
  login: LoginInProgress,
  action: SeedAction,
  deadline: Deadline,
): Promise<string | undefined> {
  const event = eventOf(login, action);
  const { code, name } = action;
  if (typeof code === 'string') {
    const script = { kind: 'action', name, source: code, event } as const;
    const { scripts } = login.tenant.platform;
    const { calls, error } = await scripts.run(script, deadline.remainingMs(), () => undefined);
    for (const call of calls) {
      applyLoginApiCall(login, call);
    }
    return error;
  }
  // A function of the host program runs in its process: it may use variables around it.
  const api = createLoginApi((call) => {
    applyLoginApiCall(login, call);
  });
  try {
    await deadline.race(() => Promise.resolve(code(event, api)));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
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

function acrValuesOf({ query }: LoginAttempt): string[] {
  const values = query['acr_values'];
  return typeof values === 'string' ? values.split(' ').filter(Boolean) : [];
}

function eventOf({ tenant, attempt, outcome }: LoginInProgress, action: SeedAction): LoginEvent {
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
      acr_values: acrValuesOf(attempt),
    },
    ...defined({
      resource_server:
        attempt.audience === undefined ? undefined : { identifier: attempt.audience },
      organization: organizationFacts(attempt.organization),
    }),
    authorization: { roles: roleNames(tenant, attempt.user) },
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
