import ts from 'typescript';
import { isImported } from '../../app-code/imported-name';
import { findCall, findForRoot } from '../../app-code/root-providers';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

const LIBRARY = 'ngx-auth0-profile';
const LOGIN_FEATURES = [
  ['withAuth0Angular', `${LIBRARY}/auth0-angular`],
  ['withBff', `${LIBRARY}/bff`],
] as const;

/** Without a login feature the library throws when the application starts. */
export function missingLoginFeature({ providers }: ExaminedApplication): Finding[] {
  const present =
    findCall(providers, 'provideAuth0Profile', LIBRARY) ??
    findForRoot(providers, 'Auth0ProfileModule', LIBRARY);
  // A list or a function of the application may have it.
  if (!present?.arguments.every(isFeatureOfLibrary) || present.arguments.some(isLoginFeature)) {
    return [];
  }
  return [
    {
      check: 'missing-login-feature',
      severity: 'error',
      ...placeOf(present),
      message:
        "provideAuth0Profile() has no login feature, so it throws. Add withAuth0Angular() from 'ngx-auth0-profile/auth0-angular', or run ng add ngx-auth0-profile.",
    },
  ];
}

function isFeatureOfLibrary(argument: ts.Expression): boolean {
  return ts.isCallExpression(argument) && /^with[A-Z]/.test(argument.expression.getText());
}

function isLoginFeature(argument: ts.Expression): boolean {
  return (
    ts.isCallExpression(argument) &&
    LOGIN_FEATURES.some(([name, path]) => isImported(argument.expression, name, path))
  );
}
