import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { listClaim, textClaim, type ParsedToken } from '../input/parse-token';
import { parseUrl } from '../input/auth0-domain';
import { apiName, capitalize } from '../text/api-name';
import { tokenRequest } from '../text/token-request';

const PROFILE_CLAIMS = ['name', 'nickname', 'email', 'email_verified', 'picture', 'updated_at'];

/** Checks for an ID token. */
export const checkIdToken: Check = (input) => {
  const evidence = input.token?.form === 'signed' ? idTokenEvidence(input.token, input) : [];
  return evidence.length > 0 ? idTokenProblem(input, evidence) : undefined;
};

/** Checks for tokens that do not belong to a user. */
export const checkTokenOwner: Check = (input) => {
  const subject = textClaim(input.token?.claims ?? {}, 'sub') ?? '';
  return subject.endsWith('@clients')
    ? clientTokenProblem(input, [
        'Its subject (sub) ends in "@clients", as in every client-credentials token.',
      ])
    : subject.startsWith('anon@')
      ? anonymousTokenProblem(input, [
          'Its subject (sub) starts with "anon@", as in every token of an anonymous session.',
        ])
      : undefined;
};

/** An ID token instead of an access token. */
export function idTokenProblem(input: DiagnosisInput, evidence: readonly string[]): Explanation {
  return {
    problem: 'id-token',
    whatHappened: `An ID token was sent to ${apiName(input)}. It tells your application who logged in; it cannot be used to call an API.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'where the Authorization header is set',
      text: 'Send the access token instead: what getAccessTokenSilently() returns, not idTokenClaims$, __raw or authResult.idToken. profileInterceptor never sends an ID token.',
      code: tokenRequest(input),
    },
    learnMore: auth0Pages.idTokens,
  };
}

/** A client-credentials token. */
export function clientTokenProblem(
  input: DiagnosisInput,
  evidence: readonly string[],
): Explanation {
  return {
    problem: 'client-token',
    whatHappened:
      'This token was issued to an application, not to a user. In a browser anyone can copy it and use it to change any user of the tenant.',
    evidence,
    remedy: {
      where: 'back-end',
      place: 'the profile proxy, or your own back end',
      text: `If the client secret was ever in a browser, rotate it now. Only a back end may request such tokens; the page sends ${input.target === 'proxy' ? 'the proxy' : 'the back end'} the user's own access token.`,
    },
    learnMore: auth0Pages.managementTokensOnServer,
  };
}

/** A token of an anonymous visitor. */
export function anonymousTokenProblem(
  input: DiagnosisInput,
  evidence: readonly string[],
): Explanation {
  return {
    problem: 'anonymous-token',
    whatHappened: `This token belongs to a visitor who has not logged in. ${capitalize(apiName(input))} has no profile for such a visitor.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'the page that edits the profile',
      text: 'Let the user log in first: put scopeGuard() on the route, or call loginWithRedirect() before the profile is loaded.',
      code: "{ path: 'settings', canActivate: [scopeGuard('update:current_user_metadata')], component: Settings }",
    },
    learnMore: auth0Pages.accessTokens,
  };
}

function idTokenEvidence({ header, claims }: ParsedToken, { context }: DiagnosisInput): string[] {
  if (textClaim(header, 'typ')?.toLowerCase() === 'at+jwt' || claims['scope'] !== undefined) {
    return [];
  }
  const audiences = listClaim(claims, 'aud');
  const forClient = audiences.some(
    (audience) => audience === context.clientId || audience === claims['azp'],
  );
  const forNoAddress =
    audiences.length > 0 && audiences.every((aud) => parseUrl(aud) === undefined);
  const login = ['nonce', 'at_hash', 'c_hash', 's_hash'].filter((name) => name in claims);
  const profile = PROFILE_CLAIMS.filter((name) => name in claims);
  const grant = ['gty', 'permissions', 'client_id'].some((name) => name in claims);
  const certain = forClient || login.length > 0;
  return certain || (!grant && profile.length > 0 && (forNoAddress || claims['azp'] === undefined))
    ? [
        ...(forClient
          ? ['Its audience (aud) is the client id of an application, not an API.']
          : []),
        ...(login.length > 0
          ? [
              `It has the ${login.length > 1 ? 'claims' : 'claim'} ${login.join(' and ')}, which only ID tokens have.`,
            ]
          : []),
        ...(profile.length > 0 ? [`It has claims about the user (${profile.join(', ')}).`] : []),
        'It has no scope claim.',
      ]
    : [];
}
