import { isoTime } from '../common/clock.ts';
import { defined } from '../common/defined.ts';
import { isStringList, isJsonObject, type JsonObject, type JsonValue } from '../common/json.ts';
import { TenantError } from '../common/tenant-error.ts';
import type { RuleContext } from '../seed/rule.ts';
import type { SeedRule } from '../seed/seed.ts';
import { mergeMetadata } from '../state/merge-metadata.ts';
import { TRIGGER_TIMEOUT_MS, type ScriptResult } from '../tenant/script-runner.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { setCustomClaim, type LoginAttempt, type LoginOutcome } from './login-outcome.ts';
import { messageOf } from './message-of.ts';
import { organizationFacts } from './organization-facts.ts';
import { roleNames } from './role-names.ts';
import { ruleResult } from './rule-result.ts';

/** Runs the tenant's rules, in order, over a login. */
export async function runRules(
  tenant: TenantContext,
  attempt: LoginAttempt,
  outcome: LoginOutcome,
): Promise<void> {
  const rules = (tenant.seed.rules ?? []).filter(
    ({ name, enabled }) => enabled !== false && !tenant.disabledRules.has(name),
  );
  if (rules.length === 0) {
    return;
  }
  const deadline = createDeadline(TRIGGER_TIMEOUT_MS);
  let user = JSON.parse(JSON.stringify(attempt.user.profile)) as JsonObject;
  let context: JsonObject = contextOf(tenant, attempt);
  for (const rule of rules) {
    const result = await runRule(tenant, rule, { user, context }, deadline);
    if (result.error !== undefined) {
      outcome.denied = result.error;
      outcome.scriptErrors.push(`Rule "${rule.name}": ${result.error}`);
      return;
    }
    user = result.user ?? user;
    context = result.context ?? context;
  }
  takeClaims(context, outcome);
}

async function runRule(
  tenant: TenantContext,
  { name, script }: SeedRule,
  { user, context }: { user: JsonObject; context: JsonObject },
  deadline: Deadline,
): Promise<ScriptResult> {
  if (typeof script === 'string') {
    const configuration = tenant.seed.configuration ?? {};
    return tenant.platform.scripts.run(
      { kind: 'rule', name, source: script, user, context, configuration },
      deadline.remainingMs(),
      (field, userId, metadata) => {
        updateMetadata(tenant, field, userId, metadata);
      },
    );
  }
  try {
    return await deadline.race(() => ruleResult(script, user, context));
  } catch (error) {
    return { error: messageOf(error), calls: [] };
  }
}

function updateMetadata(
  tenant: TenantContext,
  field: 'user_metadata' | 'app_metadata',
  userId: string,
  metadata: JsonObject,
): void {
  const record = tenant.state.users.get(userId);
  if (record === undefined) {
    throw new TenantError('unknown-user', 'The user does not exist.');
  }
  record.profile[field] = mergeMetadata(record.profile[field], metadata);
  record.profile.updated_at = isoTime(tenant.clock);
  tenant.markChanged();
}

function contextOf(tenant: TenantContext, attempt: LoginAttempt): RuleContext & JsonObject {
  return {
    clientID: attempt.application.client_id,
    clientName: attempt.application.name,
    connection: attempt.connection?.name ?? '',
    connectionStrategy: attempt.connection?.strategy ?? '',
    protocol: attempt.protocol,
    stats: { loginsCount: attempt.user.profile.logins_count ?? 0 },
    sso: { with_auth0: false },
    request: {
      query: attempt.query,
      userAgent: attempt.userAgent,
      ip: '127.0.0.1',
      hostname: new URL(attempt.issuer).host,
    },
    authorization: { roles: roleNames(tenant, attempt.user) },
    ...defined({ organization: organizationFacts(attempt.organization) }),
    idToken: {},
    accessToken: {},
  };
}

function takeClaims(context: JsonObject, outcome: LoginOutcome): void {
  for (const [name, value] of Object.entries(objectOf(context['idToken']))) {
    setCustomClaim(outcome.idTokenClaims, name, value, 'namespaced names only');
  }
  const { scope, ...accessToken } = objectOf(context['accessToken']);
  for (const [name, value] of Object.entries(accessToken)) {
    setCustomClaim(outcome.accessTokenClaims, name, value, 'namespaced names only');
  }
  if (isStringList(scope)) {
    outcome.scope = [...scope];
  }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
