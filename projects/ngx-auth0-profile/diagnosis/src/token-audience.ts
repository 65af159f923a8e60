import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { quote, quoteList } from './quote';
import { listClaim } from './read-token';
import { isManagementAudience, parsed, sameAddress } from './tenant';
import { answerer, apiName, audienceToAskFor, tokenRequest } from './wording';

/** Compares the audience of the token with the one the called API expects. */
export const checkTokenAudience: Check = (file) => {
  const audiences = file.token?.form === 'signed' ? listClaim(file.token.claims, 'aud') : [];
  if (file.token?.form !== 'signed' || audiences.some((audience) => isExpected(audience, file))) {
    return undefined;
  }
  if (file.audience === undefined && file.target !== 'management') {
    return undefined;
  }
  const evidence = [
    audiences.length === 0
      ? 'It has no audience (aud) claim.'
      : `Its audience (aud) is ${quoteList(audiences)}.`,
    `${sentenceOf(file)} ${audienceToAskFor(file)}.`,
  ];
  return file.target !== 'management' && audiences.some(isManagementAudience)
    ? managementToken(file, evidence)
    : wrongAudience(file, [...evidence, ...explanation(audiences, file)]);
};

/** An access token for another API. */
export function wrongAudience(file: CaseFile, evidence: readonly string[]): Finding {
  return {
    problem: 'wrong-audience',
    whatHappened: `The access token is for another API than ${apiName(file)}.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'authorizationParams of provideAuth0() or of getAccessTokenSilently()',
      text: 'Ask for a token with exactly this audience, character by character. A page that calls two APIs needs two tokens; profileInterceptor fetches the right one for each.',
      code: tokenRequest(file),
    },
    learnMore: file.tenant?.custom === true ? auth0Pages.customDomains : auth0Pages.getAccessTokens,
  };
}

/** A token for the Management API, sent to somebody else. */
export function managementToken(file: CaseFile, evidence: readonly string[]): Finding {
  return {
    problem: 'management-token',
    whatHappened: `A token for the Management API was sent to ${apiName(file)}. Whoever receives it can edit the user's metadata with it.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'withProxy() of provideAuth0Profile()',
      text: `Ask for a token of its own for ${apiName(file)}, with its API identifier as audience. withProxy({ url, audience }) does that for every request to the proxy.`,
      code: tokenRequest(file),
    },
    learnMore: auth0Pages.getAccessTokens,
  };
}

/** Auth0's "Bad audience" or the proxy's `wrong-audience`, with what the token itself adds. */
export function refusedAudience(file: CaseFile): Finding {
  const heard = `${answerer(file)} answered that the audience of the token is a wrong one.`;
  const found = checkTokenAudience(file) ?? wrongAudience(file, []);
  return { ...found, evidence: [heard, ...found.evidence] };
}

function isExpected(audience: string, file: CaseFile): boolean {
  return file.audience === undefined
    ? file.target === 'management' && isManagementAudience(audience) && audience.endsWith('/')
    : sameAddress(audience, file.audience);
}

function sentenceOf(file: CaseFile): string {
  return file.target === 'management'
    ? 'The Management API only takes the audience'
    : `${apiName(file).replace(/^t/, 'T')} expects the audience`;
}

/** Why an audience that looks right is not. */
function explanation(audiences: readonly string[], file: CaseFile): string[] {
  const expected = file.audience ?? '';
  if (audiences.some((audience) => nearly(audience) === nearly(expected))) {
    return [
      'The two differ only in scheme, capital letters or the slash at the end. That is enough.',
    ];
  }
  if (audiences.every((audience) => audience.endsWith('/userinfo'))) {
    return ['/userinfo is the audience of a token that was asked for without one.'];
  }
  if (audiences.some((audience) => audience === file.context.proxyAudience)) {
    return [`${quote(file.context.proxyAudience ?? '')} is the identifier of the profile proxy.`];
  }
  if (
    file.tenant?.custom === true &&
    audiences.some((aud) => parsed(aud)?.host === file.tenant?.host)
  ) {
    return [
      'Behind a custom domain the Management API keeps the tenant domain in its audience: https://TENANT.REGION.auth0.com/api/v2/.',
    ];
  }
  return [];
}

function nearly(audience: string): string {
  return audience
    .toLowerCase()
    .replace(/^http:/, 'https:')
    .replace(/\/+$/, '');
}
