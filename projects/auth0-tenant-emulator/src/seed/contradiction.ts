import { MY_ACCOUNT_SCOPES } from '../common/my-account-scopes.ts';
import { isMyAccountPath } from '../common/own-api-path.ts';
import type { TenantSeed } from './seed.ts';

/** Something in a seed that a real tenant would refuse. */
export interface Contradiction {
  /** JSON pointer of the value that is wrong. */
  pointer: string;
  message: string;
}

/** Finds an API that the seed does not have, or scopes that the API does not have. */
export function apiProblems(
  seed: TenantSeed,
  identifier: string,
  pointer: string,
  scopes: readonly string[],
  scopePointer: string,
): Contradiction[] {
  const api = seed.apis?.find((item) => item.identifier === identifier);
  if (api === undefined && isMyAccountPath(identifier)) {
    return myAccountProblems(seed, pointer, scopes, scopePointer);
  }
  if (api === undefined) {
    return [{ pointer, message: `"${identifier}" is not an API of this seed. Add it to "apis"` }];
  }
  return scopes
    .filter((scope) => api.scopes?.some(({ value }) => value === scope) !== true)
    .map((scope) => ({
      pointer: scopePointer,
      message: `"${scope}" is not a scope of ${identifier}. Add it to the API's "scopes"`,
    }));
}

function myAccountProblems(
  seed: TenantSeed,
  pointer: string,
  scopes: readonly string[],
  scopePointer: string,
): Contradiction[] {
  if (seed.tenant?.my_account === undefined) {
    const message =
      'is the My Account API, which is not activated. Add "tenant": { "my_account": {} }';
    return [{ pointer, message }];
  }
  return scopes
    .filter((scope) => !MY_ACCOUNT_SCOPES.includes(scope))
    .map((scope) => ({
      pointer: scopePointer,
      message: `"${scope}" is not a scope of the My Account API. It has ${MY_ACCOUNT_SCOPES.join(', ')}`,
    }));
}
