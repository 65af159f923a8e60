import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { textClaim } from '../input/parse-token';
import { checkTokenAudience } from './token-audience';
import { checkTokenFormat } from './token-format';
import { checkIdToken } from './token-kind';
import { checkTokenIssuer } from './token-issuer';
import { checkTokenTime } from './token-time';
import { answeringApi, apiName } from '../text/api-name';
import { tokenRequest } from '../text/token-request';

const CAUSES: readonly Check[] = [
  checkTokenFormat,
  checkIdToken,
  checkTokenIssuer,
  checkTokenAudience,
  (input) => checkDpop(input),
  checkTokenTime,
];

/** A response that rejects the token without a reason; the token, if given, shows it. */
export function rejectedTokenProblem(input: DiagnosisInput): Explanation {
  const answered = /^invalid token\.?$/i.test(input.subject.body.message)
    ? `${answeringApi(input)} answered "Invalid token" without a reason.`
    : `${answeringApi(input)} answered 401${input.subject.body.message === '' ? ' without a reason' : ''}.`;
  const found = firstProblem(CAUSES, input) ?? invalidTokenProblem(input);
  return { ...found, evidence: [answered, ...found.evidence] };
}

/** An invalid signature. */
export function invalidSignatureProblem(input: DiagnosisInput): Explanation {
  const answered = `${answeringApi(input)} answered that the signature of the token is invalid.`;
  const elsewhere = checkTokenIssuer(input);
  if (elsewhere) {
    return { ...elsewhere, evidence: [answered, ...elsewhere.evidence] };
  }
  const symmetric =
    textClaim(input.token?.header ?? {}, 'alg') === 'HS256' ||
    /\bHS256\b/i.test(input.subject.body.message);
  return {
    problem: 'invalid-signature',
    whatHappened: symmetric
      ? 'The token is signed with HS256 (a shared secret), but RS256 (a key pair) is expected.'
      : 'The signature of the token is not valid: the token was changed or truncated, or another tenant signed it.',
    evidence: symmetric ? [answered, 'Its header says alg: HS256.'] : [answered],
    remedy: symmetric
      ? {
          where: 'dashboard',
          place:
            'Applications > APIs > your API > Settings, or Advanced Settings > OAuth of the application',
          text: 'Set the signing algorithm to RS256, then log in again.',
        }
      : {
          where: 'code',
          place: 'where the token is stored, and domain in provideAuth0()',
          text: 'Send the token exactly as the SDK returned it, and make sure it comes from the tenant whose API is called. After a rotation of signing keys log in again.',
          code: tokenRequest(input),
        },
    learnMore: auth0Pages.tokenValidation,
  };
}

/** A DPoP-bound token (RFC 9449) that was sent without a valid proof. */
export function dpopTokenProblem(evidence: readonly string[]): Explanation {
  return {
    problem: 'dpop-token',
    whatHappened:
      'The token is bound to a key (DPoP), so an API only accepts it together with a new DPoP proof.',
    evidence,
    remedy: {
      where: 'code',
      place: 'where the Authorization header is set',
      text: 'Send "Authorization: DPoP <token>" together with a DPoP proof made for this URL and method. profileInterceptor does both; the interceptor of auth0-angular sends Bearer.',
      code: 'provideHttpClient(withInterceptors([profileInterceptor]))',
    },
    learnMore: auth0Pages.dpop,
  };
}

/** The first problem that one of the checks finds. */
export function firstProblem(
  checks: readonly Check[],
  input: DiagnosisInput,
): Explanation | undefined {
  for (const check of checks) {
    const found = check(input);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function checkDpop({ token }: DiagnosisInput): Explanation | undefined {
  const bound = token?.claims['cnf'];
  return typeof bound === 'object' && bound !== null && 'jkt' in bound
    ? dpopTokenProblem(['Its cnf claim contains the thumbprint of a key (jkt).'])
    : undefined;
}

function invalidTokenProblem(input: DiagnosisInput): Explanation {
  const known = input.token?.form === 'signed';
  return {
    problem: 'invalid-token',
    whatHappened: known
      ? `Format, issuer, audience and times of the token are correct, but ${apiName(input)} rejected it. Possible causes are its signature, or a deleted user, application or grant.`
      : `${answeringApi(input)} did not accept the access token, or received none. Possible causes are an ID token, a token of another tenant and a revoked token.`,
    evidence: known
      ? ['Format, issuer, audience and times of the token are correct.']
      : ['The token was not given to diagnose().'],
    remedy: {
      where: 'code',
      place: known ? 'where the token is stored' : 'where the Authorization header is set',
      text: known
        ? 'Request a new token without the cache. If that is rejected too, log out and log in again.'
        : 'Check that the header contains the value that getAccessTokenSilently() returned, not an ID token. diagnose(token, { domain, clientId }) finds the cause.',
      code: known ? "auth.getAccessTokenSilently({ cacheMode: 'off' })" : tokenRequest(input),
    },
    learnMore: auth0Pages.invalidTokens,
  };
}
