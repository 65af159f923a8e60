import type { Remedy } from '../model/diagnosis';
import { quote } from '../text/quote';

/** Names such as `profile:read`, which appear in some examples, by the name in the reference of the API. */
const VERBS: Readonly<Record<string, string>> = { read: 'read', write: 'update' };

/** The right names of scopes of the My Account API that are written in another way. */
export function rightScopeNames(scopes: readonly string[]): readonly (readonly [string, string])[] {
  return scopes.flatMap((scope) => {
    const [, name, verb = ''] =
      /^(profile|authentication_methods|factors):(\w+)$/.exec(scope) ?? [];
    const right = VERBS[verb];
    return name !== undefined && right !== undefined ? [[scope, `${right}:me:${name}`]] : [];
  });
}

/** What to do about them. */
export function scopeNamesRemedy(names: readonly (readonly [string, string])[]): Remedy {
  return {
    where: 'code',
    place: 'the scopes of scopeGuard() or of authorizationParams',
    text: `The My Account API names its scopes differently: ${names.map(([wrong, right]) => `${quote(wrong)} is ${quote(right)}`).join(', ')}. Auth0 drops a name that it does not know without an error.`,
    code: `scopeGuard(${names.map(([, right]) => `'${quote(right)}'`).join(', ')})`,
  };
}
