import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { quote, quoteList } from './quote';
import { listClaim, textClaim, timeClaim } from './read-token';
import { isManagementAudience, parsed } from './tenant';
import { apiName, duration } from './wording';

/** Something this library has no name for, with everything that may be said about it. */
export function unknownProblem({ clues }: CaseFile): Finding {
  const { status, body } = clues;
  return {
    problem: 'unknown',
    whatHappened:
      clues.kind === 'nothing'
        ? 'There was nothing to look at.'
        : 'This is none of the problems this library can tell apart.',
    evidence: [
      ...(status === undefined ? [] : [`The status is ${status}.`]),
      ...(body.code === '' ? [] : [`The error code is "${quote(body.code)}".`]),
      ...(clues.kind === 'nothing' ? ['The value is empty.'] : []),
    ],
    remedy: {
      where: 'environment',
      place: 'the Network panel of the developer tools',
      text: 'Read the whole answer there; the tenant log (Monitoring > Logs) has the other side. diagnose() knows more when it gets the HttpErrorResponse itself, and the token that was sent in its second argument.',
    },
    learnMore: auth0Pages.errorMessages,
  };
}

/** A token with which nothing is wrong. */
export function noProblem(file: CaseFile): Finding {
  const claims = file.token?.claims ?? {};
  const expiry = timeClaim(claims, 'exp');
  return {
    problem: 'no-problem',
    whatHappened: `Nothing is wrong with this access token for ${apiName(file)}, as far as can be seen from outside.`,
    evidence: [
      `Its audience (aud) is ${quoteList(listClaim(claims, 'aud'))}.`,
      `It has the scopes: ${quoteList(file.grantedScopes ?? [])}.`,
      ...(expiry === undefined ? [] : [`It is good for another ${duration(expiry - file.now)}.`]),
      ...customDomain(textClaim(claims, 'iss') ?? '', listClaim(claims, 'aud')),
    ],
    remedy: {
      where: 'nothing',
      place: 'nowhere',
      text: 'If an API refuses it all the same, give diagnose() the answer too: the signature and what was revoked cannot be seen in a token.',
    },
    learnMore: auth0Pages.accessTokens,
  };
}

/** A token of a custom domain names the tenant domain in its audience, and is called on its own. */
function customDomain(issuer: string, audiences: readonly string[]): string[] {
  const home = parsed(issuer);
  const canonical = audiences.find(isManagementAudience);
  return home && canonical !== undefined && parsed(canonical)?.host !== home.host
    ? [
        `It was issued under the custom domain ${quote(home.host)}: call ${quote(`${home.origin}/api/v2/`)} with it.`,
      ]
    : [];
}
