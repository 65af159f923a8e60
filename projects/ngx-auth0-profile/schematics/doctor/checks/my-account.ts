import ts from 'typescript';
import { isImported } from '../../app-code/imported-name';
import { callsIn } from '../../app-code/root-config';
import { valueOf } from '../../app-code/value-resolver';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

/** Scopes as some examples of Auth0 write them, by their names in the reference of the My Account API. */
const RIGHT_NAMES: Readonly<Record<string, string>> = {
  'profile:read': 'read:me:profile',
  'profile:write': 'update:me:profile',
};

/** Scopes of the My Account API by a wrong name, and refresh tokens that are not valid for this API. */
export function myAccount(application: ExaminedApplication): Finding[] {
  const calls = application.files.flatMap((file) => callsIn(file));
  const [used] = calls.filter(({ expression }) =>
    isImported(expression, 'withMyAccount', 'ngx-auth0-profile/my-account'),
  );
  return used ? [...withoutMrrt(application, used), ...misnamedScopes(application, calls)] : [];
}

function withoutMrrt({ config, values }: ExaminedApplication, used: ts.CallExpression): Finding[] {
  const isTrue = (name: string): boolean =>
    config !== undefined && valueOf(values, config, name)?.kind === ts.SyntaxKind.TrueKeyword;
  return isTrue('useRefreshTokens') && !isTrue('useMrrt') && !isTrue('useRefreshTokensFallback')
    ? [
        finding(
          used,
          'useRefreshTokens gives no refresh token for the My Account API. Set useMrrt: true beside it, and add the API to the policies for multi-resource refresh tokens of the application.',
        ),
      ]
    : [];
}

function misnamedScopes(
  { values }: ExaminedApplication,
  calls: readonly ts.CallExpression[],
): Finding[] {
  return calls
    .filter(({ expression }) => isImported(expression, 'scopeGuard', 'ngx-auth0-profile'))
    .flatMap(({ arguments: scopes }) => [...scopes])
    .flatMap((argument) => {
      const scope = values.resolveString(argument) ?? '';
      const right = RIGHT_NAMES[scope];
      return right === undefined
        ? []
        : [finding(argument, `The My Account API has no scope ${scope}. Write ${right}.`)];
    });
}

function finding(node: ts.Node, message: string): Finding {
  return { check: 'my-account', severity: 'warning', ...placeOf(node), message };
}
