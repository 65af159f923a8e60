import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { listClaim, textClaim, type TokenReading } from './read-token';
import { parsed } from './tenant';
import { apiName, sentence, tokenRequest } from './wording';

const PROFILE_CLAIMS = ['name', 'nickname', 'email', 'email_verified', 'picture', 'updated_at'];

/** Tells an ID token from an access token. */
export const checkIdToken: Check = (file) => {
  const evidence = file.token?.form === 'signed' ? idTokenEvidence(file.token, file) : [];
  return evidence.length > 0 ? idToken(file, evidence) : undefined;
};

/** Tells tokens that belong to no user at all. */
export const checkTokenOwner: Check = (file) => {
  const subject = textClaim(file.token?.claims ?? {}, 'sub') ?? '';
  return subject.endsWith('@clients')
    ? clientToken(file, ['Its subject ends in "@clients": the mark of a client-credentials token.'])
    : subject.startsWith('anon@')
      ? anonymousToken(file, ['Its subject starts with "anon@": the mark of an anonymous session.'])
      : undefined;
};

/** An ID token in the place of an access token. */
export function idToken(file: CaseFile, evidence: readonly string[]): Finding {
  return {
    problem: 'id-token',
    whatHappened: `An ID token was sent to ${apiName(file)}. It tells your application who logged in; it opens no API.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'where the Authorization header is set',
      text: 'Send the access token instead: what getAccessTokenSilently() returns, not idTokenClaims$, __raw or authResult.idToken. profileInterceptor never sends an ID token.',
      code: tokenRequest(file),
    },
    learnMore: auth0Pages.idTokens,
  };
}

/** A token that a back end got for itself. */
export function clientToken(file: CaseFile, evidence: readonly string[]): Finding {
  return {
    problem: 'client-token',
    whatHappened:
      'This token belongs to an application, not to a person. In a browser everyone can copy it, and with it change every user of the tenant.',
    evidence,
    remedy: {
      where: 'back-end',
      place: 'the profile proxy, or your own back end',
      text: `Rotate the client secret now if it ever reached a browser. Then let only the back end ask for such tokens; the page sends ${file.target === 'proxy' ? 'it' : 'the back end'} the user's own access token.`,
    },
    learnMore: auth0Pages.managementTokensOnServer,
  };
}

/** A token of a visitor who has not logged in. */
export function anonymousToken(file: CaseFile, evidence: readonly string[]): Finding {
  return {
    problem: 'anonymous-token',
    whatHappened: `This token belongs to a visitor who has not logged in. ${sentence(apiName(file))} has no profile for such a visitor.`,
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

function idTokenEvidence({ header, claims }: TokenReading, { context }: CaseFile): string[] {
  if (textClaim(header, 'typ')?.toLowerCase() === 'at+jwt' || claims['scope'] !== undefined) {
    return [];
  }
  const audiences = listClaim(claims, 'aud');
  const forClient = audiences.some(
    (audience) => audience === context.clientId || audience === claims['azp'],
  );
  const forNoAddress = audiences.length > 0 && audiences.every((aud) => parsed(aud) === undefined);
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
        ...(profile.length > 0 ? [`It describes the user (${profile.join(', ')}).`] : []),
        'It has no scope claim.',
      ]
    : [];
}
