import type { DiagnosisInput } from '../input/diagnosis-input';
import { networkProblem, timeoutProblem } from '../connection/network-problem';
import type { Explanation } from '../model/diagnosis';
import {
  audienceNotFoundProblem,
  clientNotAllowedProblem,
  invalidConfigurationProblem,
  loginDeniedProblem,
  loginStateLostProblem,
} from '../login/failed-login';
import type { MessageRule } from './management-messages';
import { popupTimeoutProblem } from '../login/popup';
import { mfaRequiredProblem } from '../login/silent-login';
import { wrongIssuerProblem } from '../token/token-issuer';
import { clockOffProblem } from '../token/token-time';

/** Messages of Auth0's login, of auth0-spa-js and auth0-js, and of browsers. */
export const LOGIN_SENTENCES: readonly MessageRule[] = [
  [/claim (?:error )?in the id token.*current time/is, clockFromIdToken],
  [/\(iss\) claim mismatch/i, issuerOfIdToken],
  [
    /\((?:nonce|state)\) claim|state (?:mismatch|does not match)|`state`|invalid state/i,
    loginStateLostProblem,
  ],
  [/authorization code|code verifier|redirect uri is wrong/i, loginStateLostProblem],
  [/service not (?:found|enabled)/i, audienceNotFoundProblem],
  [
    /authorized to (?:access|the audience)|authorized-to-the-audience|not been granted scopes/i,
    clientNotAllowedProblem,
  ],
  [/user is blocked|wrong email or password/i, loginDeniedProblem],
  [/callback url|redirect_uri|secure origin|window\.crypto/i, invalidConfigurationProblem],
  [/multi-?factor authentication (?:is )?required/i, mfaRequiredProblem],
  [/timeout when executing/i, timeoutProblem],
  [/^timeout$/i, (input) => (input.subject.popup ? popupTimeoutProblem() : timeoutProblem(input))],
  [
    /failed to fetch|load failed|networkerror|request has been terminated|network request failed/i,
    networkProblem,
  ],
];

function clockFromIdToken(): Explanation {
  return clockOffProblem(
    "The login succeeded, but by this computer's clock its ID token has expired or is not valid yet. The clock is wrong.",
    ['The SDK compared the times of the ID token with this clock and rejected the token.'],
  );
}

function issuerOfIdToken(input: DiagnosisInput): Explanation {
  return wrongIssuerProblem(
    input,
    ['The issuer of the ID token is not the configured domain.'],
    true,
  );
}
