import { isoTime } from '../common/clock.ts';
import { isJsonObject, isStringList, type JsonObject } from '../common/json.ts';
import type { SeedRule } from '../seed/seed.ts';
import { mergeMetadata } from '../state/merge-metadata.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { setCustomClaim, type LoginAttempt, type LoginOutcome } from './login-outcome.ts';
import type { RuleContext, RuleFunction } from '../seed/rule.ts';
import { evaluate, messageOf } from './sandbox.ts';

const TIMEOUT_MS = 20_000;

/** Runs the tenant's rules, in order, over a login. */
export async function runRules(
  tenant: TenantContext,
  attempt: LoginAttempt,
  outcome: LoginOutcome,
): Promise<void> {
  const rules = (tenant.seed.rules ?? []).filter((rule) => rule.enabled !== false);
  if (rules.length === 0) {
    return;
  }
  let user: JsonObject = JSON.parse(JSON.stringify(attempt.user.profile)) as JsonObject;
  let context = contextOf(attempt);
  for (const rule of rules) {
    try {
      const result = await runRule(tenant, rule, user, context);
      user = result.user;
      context = result.context;
    } catch (error) {
      outcome.denied = messageOf(error);
      return;
    }
  }
  takeClaims(context, outcome);
}

async function runRule(
  tenant: TenantContext,
  rule: SeedRule,
  user: JsonObject,
  context: RuleContext,
): Promise<{ user: JsonObject; context: RuleContext }> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`Script execution did not complete within ${TIMEOUT_MS / 1000} seconds.`));
      }, TIMEOUT_MS);
      const run = functionOf(tenant, rule);
      const returned = run(user, context, (error, nextUser, nextContext) => {
        if (error !== null) {
          reject(new Error(messageOf(error)));
        } else {
          resolve({ user: nextUser ?? user, context: nextContext ?? context });
        }
      });
      Promise.resolve(returned).catch((error: unknown) => {
        reject(new Error(messageOf(error)));
      });
    });
  } finally {
    clearTimeout(timer);
  }
}

function functionOf(tenant: TenantContext, rule: SeedRule): RuleFunction {
  if (typeof rule.script === 'function') {
    return rule.script;
  }
  const value = evaluate(rule.name, `(${rule.script}\n)`, {
    configuration: structuredClone(tenant.seed.configuration ?? {}),
    auth0: { users: metadataWriters(tenant) },
    global: {},
  });
  return value as RuleFunction;
}

type MetadataWriter = (userId: string, metadata: JsonObject) => Promise<void>;

function metadataWriters(
  tenant: TenantContext,
): Record<'updateAppMetadata' | 'updateUserMetadata', MetadataWriter> {
  const writer =
    (field: 'app_metadata' | 'user_metadata'): MetadataWriter =>
    (userId, metadata) => {
      const record = tenant.state.users.get(userId);
      if (record === undefined) {
        return Promise.reject(new Error('The user does not exist.'));
      }
      const copy = JSON.parse(JSON.stringify(metadata)) as JsonObject;
      record.profile[field] = mergeMetadata(record.profile[field], copy);
      record.profile.updated_at = isoTime(tenant.clock);
      tenant.markChanged();
      return Promise.resolve();
    };
  return { updateAppMetadata: writer('app_metadata'), updateUserMetadata: writer('user_metadata') };
}

function contextOf(attempt: LoginAttempt): RuleContext {
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
    authorization: { roles: [] },
    idToken: {},
    accessToken: {},
  };
}

function takeClaims(context: RuleContext, outcome: LoginOutcome): void {
  for (const [name, value] of Object.entries(plain(context.idToken))) {
    setCustomClaim(outcome.idTokenClaims, name, value, 'namespaced names only');
  }
  const { scope, ...accessToken } = plain(context.accessToken);
  for (const [name, value] of Object.entries(accessToken)) {
    setCustomClaim(outcome.accessTokenClaims, name, value, 'namespaced names only');
  }
  if (isStringList(scope)) {
    outcome.scope = [...scope];
  }
}

/** Copies a value from the script's realm, without what JSON cannot represent. */
function plain(value: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(value ?? {}));
  return isJsonObject(copy) ? copy : {};
}
