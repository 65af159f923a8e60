import type { AuthenticationMethod, AuthenticationMethodType } from 'ngx-auth0-profile/my-account';

/** The kinds of which only the newest counts. */
const SINGLE: readonly AuthenticationMethodType[] = ['recovery-code'];

/** The methods with one that is new or changed. */
export function withMethod(
  all: readonly AuthenticationMethod[],
  method: AuthenticationMethod,
): readonly AuthenticationMethod[] {
  const { id, type } = method;
  const kept = all.filter((one) => one.id === id || one.type !== type || !SINGLE.includes(type));
  return kept.some((one) => one.id === id)
    ? kept.map((one) => (one.id === id ? method : one))
    : [...kept, method];
}
