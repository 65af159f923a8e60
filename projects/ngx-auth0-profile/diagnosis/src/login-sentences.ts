import type { CaseFile } from './case-file';
import { networkFailed, timedOut } from './connection-failed';
import type { Finding } from './diagnosis';
import {
  audienceNotFound,
  clientNotAllowed,
  invalidConfiguration,
  loginDenied,
  loginStateLost,
} from './login-failed';
import type { Sentence } from './management-sentences';
import { popupTimeout } from './popup-failed';
import { mfaRequired } from './session-refused';
import { wrongIssuer } from './token-issuer';
import { clockOff } from './token-time';

/** Sentences of Auth0's login, of auth0-spa-js and auth0-js, and of browsers. */
export const LOGIN_SENTENCES: readonly Sentence[] = [
  [/claim (?:error )?in the id token.*current time/is, clockFromIdToken],
  [/\(iss\) claim mismatch/i, issuerOfIdToken],
  [
    /\((?:nonce|state)\) claim|state (?:mismatch|does not match)|`state`|invalid state/i,
    loginStateLost,
  ],
  [/authorization code|code verifier|redirect uri is wrong/i, loginStateLost],
  [/service not (?:found|enabled)/i, audienceNotFound],
  [
    /authorized to (?:access|the audience)|authorized-to-the-audience|not been granted scopes/i,
    clientNotAllowed,
  ],
  [/user is blocked|wrong email or password/i, loginDenied],
  [/callback url|redirect_uri|secure origin|window\.crypto/i, invalidConfiguration],
  [/multi-?factor authentication (?:is )?required/i, mfaRequired],
  [/timeout when executing/i, timedOut],
  [/^timeout$/i, (file) => (file.clues.popup ? popupTimeout() : timedOut(file))],
  [
    /failed to fetch|load failed|networkerror|request has been terminated|network request failed/i,
    networkFailed,
  ],
];

function clockFromIdToken(): Finding {
  return clockOff(
    "The login succeeded, but by this computer's clock its ID token is already over or not yet valid. The clock is off.",
    ['The SDK compared the times of the ID token with this clock and refused the token.'],
  );
}

function issuerOfIdToken(file: CaseFile): Finding {
  return wrongIssuer(
    file,
    ['The ID token of the login names another issuer than the configured domain.'],
    true,
  );
}
