import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { mrrtRemedy } from '../my-account/dashboard-remedies';
import { apiName } from '../text/api-name';
import { tokenRequest } from '../text/token-request';

const STEP_UP = "provideAuth0Profile(withAuth0Angular(), withStepUp('redirect'))";

/** Auth0 has no session for this browser, or its cookie is not sent in a hidden iframe. */
export function loginRequiredProblem(input: DiagnosisInput): Explanation {
  const isolated = /cross-origin isolated/i.test(input.subject.body.message);
  return {
    problem: 'login-required',
    whatHappened: isolated
      ? 'The token cannot be renewed silently, because this page is cross-origin isolated and such pages cannot use a hidden iframe of Auth0.'
      : 'A token was requested silently, but Auth0 has no session for this browser.',
    evidence: [
      'The error is "login_required".',
      ...(isolated
        ? ['The page is sent with Cross-Origin-Embedder-Policy and Cross-Origin-Opener-Policy.']
        : [
            'Nobody is logged in, the session at Auth0 has ended, or the browser does not send the session cookie in a hidden iframe (Safari, Firefox and private windows).',
          ]),
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0()',
      text: 'Let the user log in. If it happens after each reload, the browser blocks third-party cookies: use a custom domain on the same site as the page, or refresh tokens stored in localStorage.',
      code: "provideAuth0({ domain, clientId, useRefreshTokens: true, cacheLocation: 'localstorage' })",
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}

/** The user has to consent. */
export function consentRequiredProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'consent-required',
    whatHappened: `A token for ${apiName(input)} was requested silently, but the user has to consent first. A silent request cannot show the consent page.`,
    evidence: [
      'The error is "consent_required".',
      'On localhost Auth0 asks every user for consent, even if the API allows skipping it.',
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0Profile() in app.config.ts',
      text: 'Let the library show the consent page once, by redirect or popup. To skip consent for your own users, allow it in the settings of the API and open the application under a host name other than localhost, for example with "127.0.0.1 myapp.example" in the hosts file.',
      code: STEP_UP,
    },
    learnMore: auth0Pages.consent,
  };
}

/** Auth0 has to show a page before it issues the token. */
export function interactionRequiredProblem(): Explanation {
  return {
    problem: 'interaction-required',
    whatHappened:
      'Auth0 has to show the user a page before it issues this token, and a silent request cannot show one.',
    evidence: [
      'The error says that interaction is required: for example an Action that redirects, an account selection or a confirmation.',
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0Profile() in app.config.ts',
      text: 'Let the library show the page once, by redirect or popup. In an Action, skip the redirect when event.request.query.prompt is "none".',
      code: STEP_UP,
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}

/** A second factor is required. */
export function mfaRequiredProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'mfa-required',
    whatHappened: 'Auth0 requires a second factor before it issues this token.',
    evidence: [
      'The error says that multi-factor authentication is required.',
      ...(input.target === 'my-account'
        ? [
            'The policy of the My Account API can require a second factor that is at most 15 minutes old, or another login of a user who has none.',
          ]
        : []),
    ],
    remedy: {
      where: 'code',
      place: 'provideAuth0Profile() or provideAuth0() in app.config.ts',
      text: "Let the library step up by redirect or popup. auth0-angular can do this for the second factor, with interactiveErrorHandler: 'popup'.",
      code: STEP_UP,
    },
    learnMore: auth0Pages.mfa,
  };
}

/** Refresh tokens are used, and there is none for this audience. */
export function missingRefreshTokenProblem(input: DiagnosisInput): Explanation {
  const isMyAccount = input.target === 'my-account';
  return {
    problem: 'missing-refresh-token',
    whatHappened: `The SDK uses refresh tokens and has none for ${apiName(input)}: a refresh token is only valid for the audience of the login.`,
    evidence: [
      'The error is "missing_refresh_token".',
      ...(input.target === 'management'
        ? [
            'The Management API does not support multi-resource refresh tokens (MRRT). The My Account API does: withMyAccount() changes names, picture and password with them.',
          ]
        : []),
    ],
    remedy: isMyAccount
      ? mrrtRemedy(input.requiredScopes)
      : {
          where: 'code',
          place: 'provideAuth0()',
          text: 'Request this audience and its scopes at login. If there is no refresh token at all, turn on "Allow Offline Access" for the API. The fallback to a hidden iframe (useRefreshTokensFallback) needs the session cookie of Auth0: where the browser blocks it, as Safari and Firefox do for another site, the SDK signs the user out.',
          code: "provideAuth0({ domain, clientId, useRefreshTokens: true, authorizationParams: { audience: 'https://YOUR_API' } })",
        },
    learnMore: auth0Pages.mrrt,
  };
}

/** The refresh token or the code is no longer valid. */
export function sessionEndedProblem(): Explanation {
  return {
    problem: 'session-ended',
    whatHappened:
      'Auth0 rejected the refresh token: it has expired, was revoked, or was used twice.',
    evidence: [
      'The error is "invalid_grant".',
      'With rotation each refresh token can be used once. If two tabs use the same token, Auth0 treats it as stolen and revokes the whole token family.',
    ],
    remedy: {
      where: 'user',
      place: 'the login page',
      text: 'Log the user in again. If it happens often, create only one Auth0 client per page and set a reuse interval of a few seconds in the settings of the application.',
    },
    learnMore: auth0Pages.refreshTokens,
  };
}

/** The SDK returned neither a token nor an error code. */
export function tokenUnavailableProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'token-unavailable',
    whatHappened: `The SDK returned no access token for ${apiName(input)} and no error code.`,
    evidence: [
      'getAccessTokenSilently() returned nothing, or failed with an error without a code.',
    ],
    remedy: {
      where: 'user',
      place: 'the login page',
      text: 'Log the user in again: the session has ended or reached its maximum lifetime. In code, treat undefined as "not logged in".',
      code: tokenRequest(input),
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}
