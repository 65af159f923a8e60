import type { Injector } from '@angular/core';
import type { ResourceRule } from '../resources/resource';
import { RESOURCES } from '../resources/resources';

/** The rules of `withMyAccount()`; none where it is not set. For lazily loaded code only. */
export function myAccountRules(injector: Injector): readonly ResourceRule[] {
  const rules = injector.get(RESOURCES, null)?.flat() ?? [];
  return rules.filter(({ myAccount }) => myAccount);
}

/** The audience of scopes of the My Account API; `undefined` for other scopes. */
export function myAccountAudience(
  injector: Injector,
  [first = '']: readonly string[],
): string | undefined {
  return myAccountRules(injector).find(({ scopes }) => scopes.includes(first))?.audience;
}
