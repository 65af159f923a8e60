import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { textClaim } from './read-token';
import { checkTokenAudience } from './token-audience';
import { checkTokenForm } from './token-form';
import { checkIdToken } from './token-kind';
import { checkTokenIssuer } from './token-issuer';
import { checkTokenTime } from './token-time';
import { answerer, apiName, tokenRequest } from './wording';

const CAUSES: readonly Check[] = [
  checkTokenForm,
  checkIdToken,
  checkTokenIssuer,
  checkTokenAudience,
  (file) => checkDpop(file),
  checkTokenTime,
];

/** A refusal that does not say why; the token tells, where it is at hand. */
export function refusedToken(file: CaseFile): Finding {
  const { message, code } = file.clues.body;
  const heard =
    message + code === ''
      ? `${answerer(file)} answered 401 without a reason.`
      : `${answerer(file)} answered "Invalid token", and no more than that.`;
  const found = firstFinding(CAUSES, file) ?? invalidToken(file);
  return { ...found, evidence: [heard, ...found.evidence] };
}

/** A signature that does not fit what it signs. */
export function invalidSignature(file: CaseFile): Finding {
  const heard = `${answerer(file)} answered that the signature of the token is invalid.`;
  const elsewhere = checkTokenIssuer(file);
  if (elsewhere) {
    return { ...elsewhere, evidence: [heard, ...elsewhere.evidence] };
  }
  const symmetric = textClaim(file.token?.header ?? {}, 'alg') === 'HS256';
  return {
    problem: 'invalid-signature',
    whatHappened: symmetric
      ? 'The token is signed with HS256, a shared secret, where a key pair (RS256) is expected.'
      : 'The signature of the token does not fit: the token was changed or cut, or another tenant signed it.',
    evidence: symmetric ? [heard, 'Its header says alg: HS256.'] : [heard],
    remedy: symmetric
      ? {
          where: 'dashboard',
          place:
            'Applications > APIs > your API > Settings, or Advanced Settings > OAuth of the application',
          text: 'Set the signing algorithm to RS256, then log in again.',
        }
      : {
          where: 'code',
          place: 'where the token is kept, and domain in provideAuth0()',
          text: 'Send the token exactly as the SDK returned it, and make sure it comes from the tenant whose API is called. After a rotation of signing keys log in again.',
          code: tokenRequest(file),
        },
    learnMore: auth0Pages.tokenValidation,
  };
}

/** A token bound to a key, sent as if it were not. */
export function dpopToken(evidence: readonly string[]): Finding {
  return {
    problem: 'dpop-token',
    whatHappened:
      'The token is bound to a key of this browser (DPoP). Without a fresh proof of that key every API refuses it.',
    evidence,
    remedy: {
      where: 'code',
      place: 'where the Authorization header is set',
      text: 'Send "Authorization: DPoP <token>" together with a DPoP proof made for this URL and method. profileInterceptor does both; the interceptor of auth0-angular writes Bearer.',
      code: 'provideHttpClient(withInterceptors([profileInterceptor]))',
    },
    learnMore: auth0Pages.dpop,
  };
}

/** The first finding of several checks. */
export function firstFinding(checks: readonly Check[], file: CaseFile): Finding | undefined {
  for (const check of checks) {
    const found = check(file);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function checkDpop({ token }: CaseFile): Finding | undefined {
  const bound = token?.claims['cnf'];
  return typeof bound === 'object' && bound !== null && 'jkt' in bound
    ? dpopToken(['Its claim cnf holds the thumbprint of a key (jkt).'])
    : undefined;
}

function invalidToken(file: CaseFile): Finding {
  const known = file.token?.form === 'signed';
  return {
    problem: 'invalid-token',
    whatHappened: known
      ? `The token looks right from outside, and ${apiName(file)} refuses it. What is left is its signature, or a user, application or grant that is gone.`
      : `${answerer(file)} refused the token without saying why. Most often it is an ID token; a token of another tenant gets the same answer.`,
    evidence: known
      ? ['Form, issuer, audience and times of the token are as they should be.']
      : ['The token itself is not known to this diagnosis.'],
    remedy: {
      where: 'code',
      place: known ? 'where the token is kept' : 'where the Authorization header is set',
      text: known
        ? 'Throw the token away and get a new one past the cache. If that is refused too, log out and in again.'
        : 'Look whether the header carries what getAccessTokenSilently() returned, or what came as id_token. diagnose(token, { domain, clientId }) tells for sure.',
      code: known ? "auth.getAccessTokenSilently({ cacheMode: 'off' })" : tokenRequest(file),
    },
    learnMore: auth0Pages.invalidTokens,
  };
}
