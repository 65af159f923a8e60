import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { apiName, tokenRequest } from './wording';

const STEP_UP = "provideAuth0Profile(withStepUp('redirect'))";

/** Auth0 has no session for this browser, or cannot see it from a hidden frame. */
export function loginRequired(file: CaseFile): Finding {
  const isolated = /cross-origin isolated/i.test(file.clues.body.message);
  return {
    problem: 'login-required',
    whatHappened: isolated
      ? 'The token cannot be renewed silently, because this page is cross-origin isolated and such pages have no hidden frame for Auth0.'
      : 'Auth0 was asked for a token without showing a page, and does not know this user any more.',
    evidence: [
      'The error is "login_required".',
      ...(isolated
        ? ['The page is sent with Cross-Origin-Embedder-Policy and Cross-Origin-Opener-Policy.']
        : [
            'Either the session at Auth0 has ended, or the browser keeps its cookie from the hidden frame: Safari, Firefox and private windows do that.',
          ]),
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0()',
      text: 'Send the user to the login page. Where it happens after each reload, the browser withholds third-party cookies: a custom domain on the site of the page is the clean way out, refresh tokens kept in localStorage the quick one.',
      code: "provideAuth0({ domain, clientId, useRefreshTokens: true, cacheLocation: 'localstorage' })",
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}

/** The user has to agree, and nobody asked the user. */
export function consentRequired(file: CaseFile): Finding {
  return {
    problem: 'consent-required',
    whatHappened: `Auth0 was asked silently for a token for ${apiName(file)}, and wants the user to agree first. A silent request cannot show that question.`,
    evidence: [
      'The error is "consent_required".',
      'On localhost Auth0 asks every user for consent, whatever the dashboard says.',
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0Profile() in app.config.ts',
      text: 'Let the library ask once, by redirect or popup. To spare your own users the question, allow skipping consent in the settings of the API and open the application under a name other than localhost, such as 127.0.0.1 myapp.example in the hosts file.',
      code: STEP_UP,
    },
    learnMore: auth0Pages.consent,
  };
}

/** Auth0 has something to show before it gives the token. */
export function interactionRequired(): Finding {
  return {
    problem: 'interaction-required',
    whatHappened:
      'Auth0 has to show the user a page before it gives this token, and a silent request cannot show one.',
    evidence: [
      'The error says that interaction is required: an Action that redirects, a choice between accounts or a confirmation stands before the token.',
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0Profile() in app.config.ts',
      text: 'Let the library ask once, by redirect or popup. In an Action, skip the redirect when event.request.query.prompt is "none".',
      code: STEP_UP,
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}

/** A second factor is wanted. */
export function mfaRequired(): Finding {
  return {
    problem: 'mfa-required',
    whatHappened: 'Auth0 wants the second factor of the user before it gives this token.',
    evidence: ['The error says that multi-factor authentication is required.'],
    remedy: {
      where: 'code',
      place: 'provideAuth0Profile() or provideAuth0() in app.config.ts',
      text: "Let the library step up by redirect or popup. auth0-angular can do it by itself for the second factor, with interactiveErrorHandler: 'popup'.",
      code: STEP_UP,
    },
    learnMore: auth0Pages.mfa,
  };
}

/** Refresh tokens are in use, and none fits this audience. */
export function missingRefreshToken(file: CaseFile): Finding {
  return {
    problem: 'missing-refresh-token',
    whatHappened: `The SDK uses refresh tokens and has none for ${apiName(file)}: a refresh token is good for the audience of the login only.`,
    evidence: [
      'The error is "missing_refresh_token".',
      ...(file.target === 'management'
        ? ['The Management API cannot take part in multi-resource refresh tokens.']
        : []),
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0()',
      text: 'Allow the hidden frame as a second way (useRefreshTokensFallback), or make this audience the one of the login. If there is no refresh token at all, switch on "Allow Offline Access" for the API.',
      code: 'provideAuth0({ domain, clientId, useRefreshTokens: true, useRefreshTokensFallback: true })',
    },
    learnMore: auth0Pages.mrrt,
  };
}

/** The refresh token or the code is no longer good. */
export function sessionEnded(): Finding {
  return {
    problem: 'session-ended',
    whatHappened:
      'Auth0 did not take the refresh token: it has expired, was revoked, or was used twice.',
    evidence: [
      'The error is "invalid_grant".',
      'With rotation each refresh token works once. Two tabs or a cloned session using the same one look like theft, and Auth0 ends the whole family.',
    ],
    remedy: {
      where: 'user',
      place: 'the login page',
      text: 'Log the user in again. If it happens often, keep one Auth0 client per page and give rotation a reuse interval of some seconds in the settings of the application.',
    },
    learnMore: auth0Pages.refreshTokens,
  };
}

/** The SDK answered with no token and no reason. */
export function tokenUnavailable(file: CaseFile): Finding {
  return {
    problem: 'token-unavailable',
    whatHappened: `The SDK gave no access token for ${apiName(file)}, and no reason either.`,
    evidence: ['getAccessTokenSilently() answered with nothing, or with an error without a name.'],
    remedy: {
      where: 'user',
      place: 'the login page',
      text: 'Log the user in again: the session is over, or was limited in time from the start. In code, treat undefined as "not logged in".',
      code: tokenRequest(file),
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}
