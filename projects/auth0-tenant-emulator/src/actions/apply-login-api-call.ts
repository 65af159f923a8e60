import { isoTime } from '../common/clock.ts';
import { isStringList, type JsonValue } from '../common/json.ts';
import { mergeMetadata } from '../state/merge-metadata.ts';
import type { LoginApiCall, LoginApiMethod } from '../tenant/script-runner.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { setCustomClaim, type LoginAttempt, type LoginOutcome } from './login-outcome.ts';

/** The login that an Action works on. */
export interface LoginInProgress {
  tenant: TenantContext;
  attempt: LoginAttempt;
  outcome: LoginOutcome;
}

type Handler = (login: LoginInProgress, first: JsonValue, second: JsonValue) => void;

const handlers: Readonly<Record<LoginApiMethod, Handler>> = {
  'access.deny': ({ outcome }, reason) => {
    outcome.denied = textArgument(reason);
  },
  'idToken.setCustomClaim': ({ outcome }, name, value) => {
    setCustomClaim(outcome.idTokenClaims, textArgument(name), value, 'plain names allowed');
  },
  'accessToken.setCustomClaim': ({ outcome }, name, value) => {
    setCustomClaim(outcome.accessTokenClaims, textArgument(name), value, 'namespaced names only');
  },
  'accessToken.addScope': addScope,
  'accessToken.removeScope': removeScope,
  'transaction.addTargetScope': addScope,
  'transaction.removeTargetScope': removeScope,
  'transaction.setTargetScopes': ({ outcome }, scopes) => {
    outcome.scope = isStringList(scopes) ? scopes : [];
  },
  'transaction.clearTargetScopes': ({ outcome }) => {
    outcome.scope = [];
  },
  'user.setUserMetadata': (login, name, value) => {
    setMetadata(login, 'user_metadata', textArgument(name), value);
  },
  'user.setAppMetadata': (login, name, value) => {
    setMetadata(login, 'app_metadata', textArgument(name), value);
  },
  'multifactor.enable': ({ outcome }) => {
    outcome.mfaRequired = true;
  },
};

/** Carries out a call of a method of an Action's `api`. */
export function applyLoginApiCall(login: LoginInProgress, { method, args }: LoginApiCall): void {
  handlers[method](login, args[0] ?? null, args[1] ?? null);
}

function addScope({ outcome }: LoginInProgress, scope: JsonValue): void {
  const name = textArgument(scope);
  if (!outcome.scope.includes(name)) {
    outcome.scope.push(name);
  }
}

function removeScope({ outcome }: LoginInProgress, scope: JsonValue): void {
  outcome.scope = outcome.scope.filter((item) => item !== scope);
}

function setMetadata(
  { tenant, attempt }: LoginInProgress,
  field: 'app_metadata' | 'user_metadata',
  name: string,
  value: JsonValue,
): void {
  const { profile } = attempt.user;
  profile[field] = mergeMetadata(profile[field], { [name]: value });
  profile.updated_at = isoTime(tenant.clock);
  tenant.markChanged();
}

/** An Action that passes something else than text gets what JavaScript makes of it. */
function textArgument(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
