import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quote, quoteList } from '../text/quote';
import { listClaim, textClaim, timeClaim } from '../input/parse-token';
import { isManagementAudience, parseUrl } from '../input/auth0-domain';
import { apiName } from '../text/api-name';
import { formatDuration } from '../text/format-duration';

/** A problem that this library does not recognize. */
export function unknownProblem({ subject }: DiagnosisInput): Explanation {
  const { status, body } = subject;
  return {
    problem: 'unknown',
    whatHappened:
      subject.kind === 'nothing'
        ? 'There is nothing to diagnose.'
        : 'This library does not recognize the problem.',
    evidence: [
      ...(status === undefined ? [] : [`The status is ${status}.`]),
      ...(body.code === '' || subject.kind === 'text'
        ? []
        : [`The error code is "${quote(body.code)}".`]),
      ...(subject.kind === 'nothing' ? ['The value is empty.'] : []),
    ],
    remedy: {
      where: 'environment',
      place: 'the Network panel of the developer tools',
      text: 'Read the whole response there, and the tenant log (Monitoring > Logs). diagnose() can say more if you pass the HttpErrorResponse itself, and the token that was sent in the second argument.',
    },
    learnMore: auth0Pages.errorMessages,
  };
}

/** A valid token. */
export function validTokenExplanation(input: DiagnosisInput): Explanation {
  const claims = input.token?.claims ?? {};
  const expiry = timeClaim(claims, 'exp');
  return {
    problem: 'no-problem',
    whatHappened: `No problem was found in this access token for ${apiName(input)}.`,
    evidence: [
      `Its audience (aud) is ${quoteList(listClaim(claims, 'aud'))}.`,
      `It has the scopes: ${quoteList(input.grantedScopes ?? [])}.`,
      ...(expiry === undefined
        ? []
        : [`It is valid for another ${formatDuration(expiry - input.now)}.`]),
      ...customDomain(textClaim(claims, 'iss') ?? '', listClaim(claims, 'aud')),
    ],
    remedy: {
      where: 'nothing',
      place: 'nowhere',
      text: 'If an API rejects it, pass the response to diagnose() as well: neither the signature nor a revocation can be checked here.',
    },
    learnMore: auth0Pages.accessTokens,
  };
}

/** Names the base URL for a token that was issued under a custom domain. */
function customDomain(issuer: string, audiences: readonly string[]): string[] {
  const home = parseUrl(issuer);
  const canonical = audiences.find(isManagementAudience);
  return home && canonical !== undefined && parseUrl(canonical)?.host !== home.host
    ? [
        `It was issued under the custom domain ${quote(home.host)}: call ${quote(`${home.origin}/api/v2/`)} with it.`,
      ]
    : [];
}
