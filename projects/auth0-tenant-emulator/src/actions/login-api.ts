import type { JsonValue } from '../common/json.ts';
import type { LoginApi } from '../seed/login-action.ts';
import type { LoginApiCall, LoginApiMethod } from '../tenant/script-runner.ts';

/**
 * Creates the `api` of an Action; every call is passed to `record`.
 *
 * @throws TypeError when an argument cannot be represented in JSON, e.g. a circular object.
 */
export function createLoginApi(record: (call: LoginApiCall) => void): LoginApi {
  const method =
    (name: LoginApiMethod) =>
    (...args: unknown[]): void => {
      record({ method: name, args: args.map(toJson) });
    };
  return {
    access: { deny: method('access.deny') },
    idToken: { setCustomClaim: method('idToken.setCustomClaim') },
    accessToken: {
      setCustomClaim: method('accessToken.setCustomClaim'),
      addScope: method('accessToken.addScope'),
      removeScope: method('accessToken.removeScope'),
    },
    transaction: {
      addTargetScope: method('transaction.addTargetScope'),
      removeTargetScope: method('transaction.removeTargetScope'),
      setTargetScopes: method('transaction.setTargetScopes'),
      clearTargetScopes: method('transaction.clearTargetScopes'),
    },
    user: {
      setUserMetadata: method('user.setUserMetadata'),
      setAppMetadata: method('user.setAppMetadata'),
    },
    multifactor: { enable: method('multifactor.enable') },
  };
}

function toJson(value: unknown): JsonValue {
  // Undefined for a function, which its type does not say.
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as JsonValue);
}
