import type ts from 'typescript';
import { isNeverGrantedToUsers } from '../../auth0/end-user-scopes';
import { isImported } from '../../app-code/imported-name';
import { callsIn } from '../../app-code/root-config';
import { valueOf } from '../../app-code/value-resolver';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';
import { scopeTexts } from '../scope-texts';

/** Scopes no user is granted: silently dropped from a request; as a guard they close the route to every user. */
export function neverGrantedScope({ params, values, files }: ExaminedApplication): Finding[] {
  const scope = params && valueOf(values, params, 'scope');
  const asked = (scope ? scopeTexts(values, scope) : []).flatMap(({ node, scopes }) =>
    scopes
      .filter(isNeverGrantedToUsers)
      .map((never) =>
        finding(
          node,
          `Auth0 never grants ${never} to a user and silently drops it. Ask for update:current_user_metadata, or send the change through a back end: ng generate ngx-auth0-profile:proxy`,
        ),
      ),
  );
  const guards = files
    .flatMap((file) => callsIn(file))
    .filter(({ expression }) => isImported(expression, 'scopeGuard', 'ngx-auth0-profile'));
  const guarded = guards.flatMap((guard) =>
    guard.arguments.flatMap((argument) => {
      const never = values.resolveString(argument);
      return never !== undefined && isNeverGrantedToUsers(never)
        ? [
            finding(
              argument,
              `scopeGuard('${never}') denies every user: Auth0 never grants that scope to a user. Use a scope that users can be granted.`,
            ),
          ]
        : [];
    }),
  );
  return [...asked, ...guarded];
}

function finding(node: ts.Node, message: string): Finding {
  return { check: 'never-granted-scope', severity: 'error', path: pathOf(node), message };
}
