import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quote } from '../text/quote';
import { listClaim, textClaim } from '../input/parse-token';
import {
  isAuth0Host,
  isManagementAudience,
  mayBeOneTenant,
  parseUrl,
  sameAddress,
} from '../input/auth0-domain';
import { answeringApi, apiName, capitalize } from '../text/api-name';

/** Compares the issuer of the token with the domain of the application and the host that is called. */
export const checkTokenIssuer: Check = (input) => {
  const issuer = textClaim(input.token?.claims ?? {}, 'iss');
  if (issuer === undefined) {
    return undefined;
  }
  const issuedBy = `Its issuer (iss) is ${quote(issuer)}`;
  const called = input.target === 'management' ? parseUrl(input.context.url ?? '') : undefined;
  if (called && !sameAddress(`${called.origin}/`, issuer)) {
    return wrongIssuerProblem(
      input,
      [`${issuedBy}, the request goes to ${quote(called.host)}.`],
      mayBeOneTenant(called.hostname, hostnameOf(issuer)),
    );
  }
  if (input.domain && !sameAddress(input.domain.issuer, issuer)) {
    return wrongIssuerProblem(
      input,
      [`${issuedBy}, the application is configured for ${quote(input.domain.host)}.`],
      mayBeOneTenant(hostnameOf(input.domain.issuer), hostnameOf(issuer)),
    );
  }
  const otherTenant = input.domain ? undefined : otherTenantHost(issuer, input);
  return otherTenant === undefined
    ? undefined
    : wrongIssuerProblem(input, [
        `${issuedBy}, but its audience is the Management API of ${quote(otherTenant)}.`,
      ]);
};

/** A response, or an error of the SDK, about the issuer. */
export function rejectedIssuerProblem(input: DiagnosisInput): Explanation {
  const { code, fromProxy, message } = input.subject.body;
  if (/id token/i.test(message)) {
    return wrongIssuerProblem(
      input,
      ['The issuer of the ID token is not the configured domain.'],
      true,
    );
  }
  const answered = fromProxy
    ? `The profile proxy answered "${code}".`
    : `${answeringApi(input)} answered that the issuer of the token is wrong.`;
  const found = checkTokenIssuer(input) ?? wrongIssuerProblem(input, []);
  return { ...found, evidence: [answered, ...found.evidence] };
}

/** A token of another tenant, or of another domain of the same tenant. */
export function wrongIssuerProblem(
  input: DiagnosisInput,
  evidence: readonly string[],
  customDomain = false,
): Explanation {
  return customDomain
    ? {
        problem: 'wrong-issuer',
        whatHappened:
          'The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain are two different issuers.',
        evidence,
        remedy: {
          where: 'code',
          place: 'domain in provideAuth0()',
          text: 'Use one domain everywhere: log in with the domain whose API you call. Only the audience always contains the tenant domain.',
        },
        learnMore: auth0Pages.customDomains,
      }
    : {
        problem: 'wrong-issuer',
        whatHappened: `The token was issued by another tenant. ${capitalize(apiName(input))} has neither that tenant's keys nor its users.`,
        evidence,
        remedy: {
          where: 'code',
          place: 'domain and clientId in provideAuth0()',
          text: 'Take both from the same tenant as the API, then log in again. Delete tokens that were stored for another environment.',
        },
        learnMore: auth0Pages.tokenValidation,
      };
}

/** The host of the Management API that the token is for, if another tenant issued the token. */
function otherTenantHost(issuer: string, { token }: DiagnosisInput): string | undefined {
  const home = parseUrl(issuer);
  if (!home || !isAuth0Host(home.hostname)) {
    return undefined;
  }
  const hosts = listClaim(token?.claims ?? {}, 'aud')
    .filter(isManagementAudience)
    .map((audience) => parseUrl(audience)?.host ?? '');
  return hosts.length > 0 && !hosts.includes(home.host) ? hosts[0] : undefined;
}

function hostnameOf(address: string): string {
  return parseUrl(address)?.hostname ?? '';
}
