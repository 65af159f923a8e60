import { auth0Pages } from '../model/auth0-pages';
import { isMyAccountAudience } from '../input/auth0-domain';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { activateRemedy, clientGrantRemedy } from '../my-account/dashboard-remedies';
import { quote } from '../text/quote';
import { apiName } from '../text/api-name';

/** A callback without a matching login. */
export function loginStateLostProblem(): Explanation {
  return {
    problem: 'login-state-lost',
    whatHappened:
      'The callback does not belong to a login that this page started, so the SDK rejected it.',
    evidence: [
      'The error says that the state or the nonce does not match, or that the transaction is missing.',
    ],
    remedy: {
      where: 'code',
      place: 'the page of the callback URL',
      text: 'Start and end the login on the same origin (http://localhost and http://127.0.0.1 are different origins), and handle the callback only once. Reloading the callback page or opening a bookmark of the login page causes the same error; log in again.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** A login that the user or the tenant denied. */
export function loginDeniedProblem({ subject }: DiagnosisInput): Explanation {
  const { message, code } = subject.body;
  return {
    problem: 'login-denied',
    whatHappened: 'The login or the consent was denied, by the user or by the tenant.',
    evidence: [
      code === '' ? 'Auth0 answered that it denied the login.' : `The error is "${quote(code)}".`,
      ...(/user is blocked/i.test(message) ? ['The user is blocked.'] : []),
      ...(/wrong email or password/i.test(message)
        ? ['The e-mail address or the password is wrong.']
        : []),
    ],
    remedy: {
      where: 'dashboard',
      place: 'Monitoring > Logs',
      text: 'The log entry of this login shows the reason. If the user denied the request, explain what the permission is for and offer to try again. If an Action denied it or the user is blocked, the log entry says so.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** A login that returned without signing the user in, for a reason that has no name of its own. */
export function loginFailedProblem(): Explanation {
  return {
    problem: 'login-failed',
    whatHappened: 'A login returned from Auth0, and the SDK could not complete it.',
    evidence: [
      'The page was opened by the return of a login, and nobody is signed in.',
      'The library does not start the same login again by itself.',
    ],
    remedy: {
      where: 'dashboard',
      place: 'Applications > your application > Settings',
      text: 'Set the application type to "Single Page Application" and the authentication method to "None", add the exact callback URL, and check that the clock of this computer is right. Monitoring > Logs shows what the token endpoint answered.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** The application has no grant for this audience or these scopes. */
export function clientNotAllowedProblem(input: DiagnosisInput): Explanation {
  const isMyAccount = input.target === 'my-account';
  return {
    problem: 'client-not-allowed',
    whatHappened: `The application is not allowed to request a token for ${apiName(input)} on behalf of its users.`,
    evidence: [
      'Auth0 answered that the application, or its user, is not authorized for this audience and these scopes.',
    ],
    remedy: isMyAccount
      ? clientGrantRemedy(input.requiredScopes)
      : {
          where: 'dashboard',
          place: `Applications > APIs > ${input.target === 'management' ? 'Auth0 Management API' : 'your API'}, access of applications for users`,
          text: 'Allow the application there, with the scopes it needs. Third-party applications never get tokens for the Management API: it must be a first-party application with the grant types Authorization Code and Refresh Token.',
        },
    learnMore: auth0Pages.applicationAccess,
  };
}

/** An audience without an API. */
export function audienceNotFoundProblem(input: DiagnosisInput): Explanation {
  const named = /service not (?:found|enabled within domain):\s*(\S+)/i.exec(
    input.subject.body.message,
  )?.[1];
  const audience = named ?? input.context.audience;
  if (audience !== undefined && isMyAccountAudience(audience, input.domain?.host)) {
    return {
      problem: 'audience-not-found',
      whatHappened:
        'The tenant has not activated the My Account API, so Auth0 issues no token for it.',
      evidence: [
        'Auth0 answered "Service not found".',
        `The requested audience is ${quote(audience)}.`,
      ],
      remedy: activateRemedy(),
      learnMore: auth0Pages.myAccount,
    };
  }
  return {
    problem: 'audience-not-found',
    whatHappened: 'The tenant has no API with the requested audience, so the login failed.',
    evidence: [
      'Auth0 answered "Service not found".',
      ...(audience === undefined ? [] : [`The requested audience is ${quote(audience)}.`]),
      ...(audience !== undefined && /\/api\/v2$/.test(audience)
        ? ['The trailing slash is missing.']
        : []),
    ],
    remedy: {
      where: 'code',
      place: 'audience in authorizationParams',
      text: 'Copy the identifier from Applications > APIs exactly. For the Management API it is https://TENANT.REGION.auth0.com/api/v2/, with the trailing slash and with the tenant domain, even if you use a custom domain.',
    },
    learnMore: auth0Pages.customDomains,
  };
}

/** Invalid options, found before a request was sent or by Auth0. */
export function invalidConfigurationProblem(input: DiagnosisInput): Explanation {
  const { message, code } = input.subject.body;
  const callback = /callback|redirect_uri/i.test(message);
  const insecure = /secure origin|window\.crypto/i.test(message);
  return {
    problem: 'invalid-configuration',
    whatHappened: callback
      ? 'The callback URL of the login is not registered at Auth0.'
      : insecure
        ? 'The page is not in a secure context, which the SDK requires.'
        : 'An option of the SDK or of this library is missing, or two options contradict each other.',
    evidence: callback
      ? ['Auth0 answered that the callback URL (redirect_uri) is not allowed.']
      : insecure
        ? [
            'window.crypto.subtle is not available: browsers provide it only on https and on localhost.',
          ]
        : code === ''
          ? ['The error was raised before a request was sent.']
          : [`The error is "${quote(code)}".`],
    remedy: callback
      ? {
          where: 'dashboard',
          place: 'Applications > your application > Settings > Application URIs',
          text: 'Add the origin of the page to Allowed Callback URLs, Allowed Logout URLs and Allowed Web Origins, with scheme and port. The last one is needed for silent authentication.',
        }
      : {
          where: 'code',
          place: 'provideAuth0() and provideAuth0Profile() in app.config.ts',
          text: insecure
            ? 'Open the page over https, or as http://localhost while developing; an IP address of the local network is not a secure context.'
            : 'The error message names the option and shows a valid value. domain and clientId must be set before AuthService is first injected.',
        },
    learnMore: insecure ? auth0Pages.workLocally : auth0Pages.applicationSettings,
  };
}

/** Not a problem: the page is being redirected. */
export function redirectingProblem(): Explanation {
  return {
    problem: 'redirecting',
    whatHappened:
      'The page is being redirected to Auth0 to get the missing permission. This request ends here.',
    evidence: ['A step-up by redirect has started.'],
    remedy: {
      where: 'nothing',
      place: 'the page itself',
      text: 'Nothing to do: the user returns to the same page after the redirect. Do not show an error and do not retry.',
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}
