import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quote, quoteList } from '../text/quote';
import { listClaim } from '../input/parse-token';
import { isManagementAudience, parseUrl, sameAddress } from '../input/auth0-domain';
import { answeringApi, apiName } from '../text/api-name';
import { audienceToAskFor, tokenRequest } from '../text/token-request';

/** Compares the audience of the token with the one the called API expects. */
export const checkTokenAudience: Check = (input) => {
  const audiences = input.token?.form === 'signed' ? listClaim(input.token.claims, 'aud') : [];
  if (input.token?.form !== 'signed' || audiences.some((audience) => isExpected(audience, input))) {
    return undefined;
  }
  if (input.audience === undefined && input.target !== 'management') {
    return undefined;
  }
  const evidence = [
    audiences.length === 0
      ? 'It has no audience (aud) claim.'
      : `Its audience (aud) is ${quoteList(audiences)}.`,
    `${expectation(input)} ${audienceToAskFor(input)}.`,
  ];
  return input.target !== 'management' && audiences.some(isManagementAudience)
    ? managementTokenProblem(input, evidence)
    : wrongAudienceProblem(input, [...evidence, ...audienceHint(audiences, input)]);
};

/** An access token for another API. */
export function wrongAudienceProblem(
  input: DiagnosisInput,
  evidence: readonly string[],
): Explanation {
  return {
    problem: 'wrong-audience',
    whatHappened: `The access token was issued for a different API than ${apiName(input)}.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'authorizationParams of provideAuth0() or of getAccessTokenSilently()',
      text: 'Request a token with exactly this audience. A page that calls two APIs needs two tokens; profileInterceptor fetches the right one for each.',
      code: tokenRequest(input),
    },
    learnMore:
      input.domain?.custom === true ? auth0Pages.customDomains : auth0Pages.getAccessTokens,
  };
}

/** A token for the Management API that was sent to another API. */
export function managementTokenProblem(
  input: DiagnosisInput,
  evidence: readonly string[],
): Explanation {
  return {
    problem: 'management-token',
    whatHappened: `A token for the Management API was sent to ${apiName(input)}. Anyone who receives it can edit the user's metadata with it.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'withProxy() of provideAuth0Profile()',
      text: `Request a separate token for ${apiName(input)}, with its API identifier as audience. withProxy({ url, audience }) does that for every request to the proxy.`,
      code: tokenRequest(input),
    },
    learnMore: auth0Pages.getAccessTokens,
  };
}

/** A response about the audience, with what the token shows. */
export function rejectedAudienceProblem(input: DiagnosisInput): Explanation {
  const answered = `${answeringApi(input)} answered that the audience of the token is wrong.`;
  const found = checkTokenAudience(input) ?? wrongAudienceProblem(input, []);
  return { ...found, evidence: [answered, ...found.evidence] };
}

function isExpected(audience: string, input: DiagnosisInput): boolean {
  return input.audience === undefined
    ? input.target === 'management' && isManagementAudience(audience) && audience.endsWith('/')
    : sameAddress(audience, input.audience);
}

function expectation(input: DiagnosisInput): string {
  return input.target === 'management'
    ? 'The Management API only accepts the audience'
    : `${apiName(input).replace(/^t/, 'T')} expects the audience`;
}

/** Explains an audience that is almost right. */
function audienceHint(audiences: readonly string[], input: DiagnosisInput): string[] {
  const expected = input.audience ?? '';
  if (audiences.some((audience) => normalizeAudience(audience) === normalizeAudience(expected))) {
    return [
      'The two differ only in scheme, letter case or trailing slash. They must be identical.',
    ];
  }
  if (audiences.every((audience) => audience.endsWith('/userinfo'))) {
    return ['/userinfo is the audience of a token that was requested without an audience.'];
  }
  if (audiences.some((audience) => audience === input.context.proxyAudience)) {
    return [`${quote(input.context.proxyAudience ?? '')} is the identifier of the profile proxy.`];
  }
  if (
    input.domain?.custom === true &&
    audiences.some((aud) => parseUrl(aud)?.host === input.domain?.host)
  ) {
    return [
      'With a custom domain, the audience of the Management API still contains the tenant domain: https://TENANT.REGION.auth0.com/api/v2/.',
    ];
  }
  return [];
}

function normalizeAudience(audience: string): string {
  return audience
    .toLowerCase()
    .replace(/^http:/, 'https:')
    .replace(/\/+$/, '');
}
