import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { networkFailed, timedOut } from './connection-failed';
import {
  audienceNotFound,
  clientNotAllowed,
  invalidConfiguration,
  loginStateLost,
} from './login-failed';
import { popupTimeout } from './popup-failed';
import { rateLimited } from './rate-limit';
import { linkReason, linkRefused, planRequired } from './request-conflict';
import { refusedFields } from './request-fields';
import { changeReason, changeRefused, invalidBody, invalidPath, notFound } from './request-refused';
import { mfaRequired } from './session-refused';
import { refusedAudience } from './token-audience';
import { missingToken, refusedTokenForm } from './token-form';
import { idToken } from './token-kind';
import { wrongIssuer } from './token-issuer';
import { invalidSignature, refusedToken } from './token-refused';
import { refusedForScopes } from './token-scopes';
import { otherUser } from './token-subject';
import { clockOff, refusedAsExpired } from './token-time';
import { answerer } from './wording';

type Rule = readonly [says: RegExp, name: (file: CaseFile) => Finding];

/**
 * What Auth0, its SDKs and browsers say in words, most telling first. Sources: the Management API's
 * OpenAPI document, auth0-spa-js and hapi-auth-jwt, whose sentences Auth0 answers with.
 */
const RULES: readonly Rule[] = [
  [/bad http authentication header format/i, refusedTokenForm],
  [
    /missing authentication/i,
    (file) =>
      missingToken(file, [
        `${answerer(file)} answered "Missing authentication": no header "Authorization: Bearer …" arrived.`,
      ]),
  ],
  [/claim (?:error )?in the id token.*current time/is, clockFromIdToken],
  [
    /\(iss\) claim mismatch/i,
    (file) =>
      wrongIssuer(
        file,
        ['The ID token of the login names another issuer than the configured domain.'],
        true,
      ),
  ],
  [
    /\((?:nonce|state)\) claim|state (?:mismatch|does not match)|`state` does not match|invalid state/i,
    loginStateLost,
  ],
  [/(?:token|jwt) (?:is |has )?expired|expired token/i, refusedAsExpired],
  [/invalid (?:token )?signature|signature (?:verification failed|is invalid)/i, invalidSignature],
  [/bad audience|audience (?:is )?(?:invalid|mismatch)|jwt audience/i, refusedAudience],
  [/cannot update the following fields|some fields cannot be updated/i, refusedFields],
  [
    /insufficient scope|missing requested scopes/i,
    (file) => refusedForScopes(file, scopesOf(file)),
  ],
  [
    /does not match (?:the )?subject/i,
    (file) =>
      otherUser(file, [
        `${answerer(file)} answered that the user in the URL is not the subject of the token.`,
      ]),
  ],
  [/upgrade your subscription/i, planRequired],
  [/user does not exist/i, notFound],
  [/payload validation|invalid payload/i, invalidBody],
  [/path validation|query validation/i, invalidPath],
  [/global limit|too many requests|quota exceeded/i, (file) => rateLimited(file)],
  [/service not found/i, audienceNotFound],
  [
    /user-is-not-authorized-to-the-audience|not authorized to access resource|third-party/i,
    clientNotAllowed,
  ],
  [/callback url|redirect_uri|secure origin|window\.crypto/i, invalidConfiguration],
  [/multi-?factor authentication (?:is )?required/i, mfaRequired],
  [/timeout when executing/i, timedOut],
  [
    /failed to fetch|load failed|networkerror|request has been terminated|network request failed/i,
    networkFailed,
  ],
  [/^timeout$/i, (file) => (file.clues.popup ? popupTimeout() : timedOut(file))],
  [
    /client is not global/i,
    (file) =>
      idToken(file, [
        `${answerer(file)} answered "Client is not global": it says that to tokens that were not issued for an API.`,
      ]),
  ],
  [/invalid token$/i, refusedToken],
];

/** Names the problem by the sentence in the answer or the error. */
export function byMessage(file: CaseFile): Finding | undefined {
  const { message } = file.clues.body;
  if (message === '') {
    return undefined;
  }
  if (linkReason(message) !== undefined) {
    return linkRefused(file);
  }
  const rule = RULES.find(([says]) => says.test(message));
  return rule?.[1](file) ?? (changeReason(message) === undefined ? undefined : changeRefused(file));
}

/** The scopes an answer names, or those an SDK error carries. */
function scopesOf({ clues }: CaseFile): readonly string[] {
  return clues.body.scopes.length > 0
    ? clues.body.scopes
    : clues.scope.split(/[\s,]+/).filter((scope) => scope !== '');
}

function clockFromIdToken(): Finding {
  return clockOff(
    "The login succeeded, but by this computer's clock its ID token is already over or not yet valid. The clock is off.",
    ['The SDK compared the times of the ID token with this clock and refused the token.'],
  );
}
