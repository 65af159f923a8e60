import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { quote } from './quote';
import { apiName } from './wording';

/** A login whose answer belongs to no question this page remembers. */
export function loginStateLost(): Finding {
  return {
    problem: 'login-state-lost',
    whatHappened:
      'The answer of the login does not belong to any login this page remembers, so the SDK refused it.',
    evidence: [
      'The error says that the state or the nonce does not match, or that the transaction is missing.',
    ],
    remedy: {
      where: 'code',
      place: 'the page Auth0 returns to',
      text: 'Start and end the login on the same origin, http://localhost and http://127.0.0.1 are two, and handle the callback once. A reload of the callback page or a bookmark of the login page does the same; go back and log in again.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** The user, an Action or a rule said no. */
export function loginDenied({ clues }: CaseFile): Finding {
  const { message, code } = clues.body;
  return {
    problem: 'login-denied',
    whatHappened: 'The login or the consent was refused, by the user or by the tenant.',
    evidence: [
      `The error is "${quote(code)}".`,
      ...(/user is blocked/i.test(message) ? ['The user is blocked.'] : []),
      ...(/wrong email or password/i.test(message)
        ? ['E-mail address or password are wrong.']
        : []),
    ],
    remedy: {
      where: 'dashboard',
      place: 'Monitoring > Logs',
      text: 'The log entry of this login says who refused. If it was the user, show what the permission is for and offer to try again; if an Action or a block, it stands there.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** The application may not ask for this audience or these scopes. */
export function clientNotAllowed(file: CaseFile): Finding {
  return {
    problem: 'client-not-allowed',
    whatHappened: `The application is not allowed to ask for a token for ${apiName(file)} on behalf of its users.`,
    evidence: [
      'Auth0 answered that the application, or its user, is not authorized for this audience and these scopes.',
    ],
    remedy: {
      where: 'dashboard',
      place: `Applications > APIs > ${file.target === 'management' ? 'Auth0 Management API' : 'your API'}, access of applications for users`,
      text: 'Allow the application there, with the scopes it needs. Third-party applications never get tokens for the Management API: it must be a first-party one, with the grant types Authorization Code and Refresh Token.',
    },
    learnMore: auth0Pages.applicationAccess,
  };
}

/** An audience that names no API of the tenant. */
export function audienceNotFound(file: CaseFile): Finding {
  const named = /service not (?:found|enabled within domain):\s*(\S+)/i.exec(
    file.clues.body.message,
  )?.[1];
  const audience = named ?? file.context.audience;
  return {
    problem: 'audience-not-found',
    whatHappened:
      'The tenant has no API with the audience that was asked for, so the login stopped.',
    evidence: [
      'Auth0 answered "Service not found".',
      ...(audience === undefined ? [] : [`The audience asked for is ${quote(audience)}.`]),
      ...(audience !== undefined && /\/api\/v2$/.test(audience)
        ? ['It lacks the slash at the end.']
        : []),
    ],
    remedy: {
      where: 'code',
      place: 'audience in authorizationParams',
      text: 'Copy the identifier from Applications > APIs, character by character. For the Management API it is https://TENANT.REGION.auth0.com/api/v2/, with the slash and with the tenant domain, also behind a custom domain.',
    },
    learnMore: auth0Pages.customDomains,
  };
}

/** Options that cannot work, found before anything was sent or by Auth0's error page. */
export function invalidConfiguration(file: CaseFile): Finding {
  const { message, code } = file.clues.body;
  const callback = /callback|redirect_uri/i.test(message);
  const insecure = /secure origin|window\.crypto/i.test(message);
  return {
    problem: 'invalid-configuration',
    whatHappened: callback
      ? 'Auth0 does not know the address it should return to after the login.'
      : insecure
        ? 'The page is not on a secure origin, and the SDK cannot work there.'
        : 'The options of the SDK or of this library do not fit together, or a needed one is missing.',
    evidence: callback
      ? ['Auth0 answered that the callback URL (redirect_uri) is not allowed.']
      : insecure
        ? ['The browser has no window.crypto.subtle: it exists on https and on localhost only.']
        : code === ''
          ? ['The error was raised before a request was sent.']
          : [`The error is "${quote(code)}".`],
    remedy: callback
      ? {
          where: 'dashboard',
          place: 'Applications > your application > Settings > Application URIs',
          text: 'Add the origin of the page to Allowed Callback URLs, Allowed Logout URLs and Allowed Web Origins, with scheme and port. The last one is needed for silent requests.',
        }
      : {
          where: 'code',
          place: 'provideAuth0() and provideAuth0Profile() in app.config.ts',
          text: insecure
            ? 'Open the page over https, or as http://localhost while developing; an IP address of the local network will not do.'
            : 'The message of the error names the option and shows a right value. domain and clientId must be there before the first injection.',
        },
    learnMore: insecure ? auth0Pages.workLocally : auth0Pages.applicationSettings,
  };
}

/** Not a problem: the page is on its way to Auth0. */
export function redirecting(): Finding {
  return {
    problem: 'redirecting',
    whatHappened: 'The page is leaving for Auth0 to get what is missing. This request ends here.',
    evidence: ['A step-up by redirect has started.'],
    remedy: {
      where: 'nothing',
      place: 'the page itself',
      text: 'Nothing has to be done: the user comes back to the same place. Show no error for it, and do not try again.',
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}
