import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { quote } from './quote';
import { listClaim, textClaim } from './read-token';
import { isAuth0Host, isManagementAudience, mayBeOneTenant, parsed, sameAddress } from './tenant';
import { apiName, sentence } from './wording';

/** Compares the issuer of the token with the domain of the application and the host that is called. */
export const checkTokenIssuer: Check = (file) => {
  const issuer = textClaim(file.token?.claims ?? {}, 'iss');
  if (issuer === undefined) {
    return undefined;
  }
  const named = `Its issuer (iss) is ${quote(issuer)}`;
  const called = file.target === 'management' ? parsed(file.context.url ?? '') : undefined;
  if (called && !sameAddress(`${called.origin}/`, issuer)) {
    return wrongIssuer(
      file,
      [`${named}, the request goes to ${quote(called.host)}.`],
      mayBeOneTenant(called.hostname, hostnameOf(issuer)),
    );
  }
  if (file.tenant && !sameAddress(file.tenant.issuer, issuer)) {
    return wrongIssuer(
      file,
      [`${named}, the application is configured for ${quote(file.tenant.host)}.`],
      mayBeOneTenant(hostnameOf(file.tenant.issuer), hostnameOf(issuer)),
    );
  }
  const stranger = file.tenant ? undefined : foreignTenant(issuer, file);
  return stranger === undefined
    ? undefined
    : wrongIssuer(file, [`${named}, its audience the Management API of ${quote(stranger)}.`]);
};

/** A token of another tenant, or of the same tenant under its other name. */
export function wrongIssuer(
  file: CaseFile,
  evidence: readonly string[],
  customDomain = false,
): Finding {
  return customDomain
    ? {
        problem: 'wrong-issuer',
        whatHappened:
          'The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain count as two issuers.',
        evidence,
        remedy: {
          where: 'code',
          place: 'domain in provideAuth0()',
          text: 'Use one of the two everywhere: log in on the domain whose API you call. Only the audience keeps the name of the tenant domain.',
        },
        learnMore: auth0Pages.customDomains,
      }
    : {
        problem: 'wrong-issuer',
        whatHappened: `The token was issued by another tenant. ${sentence(apiName(file))} knows neither that tenant's keys nor its users.`,
        evidence,
        remedy: {
          where: 'code',
          place: 'domain and clientId in provideAuth0()',
          text: 'Take both from the same tenant as the API, then log in again. Tokens that were stored while another environment was configured must go.',
        },
        learnMore: auth0Pages.tokenValidation,
      };
}

/** The tenant whose Management API the token is for, where its issuer is a different one. */
function foreignTenant(issuer: string, { token }: CaseFile): string | undefined {
  const home = parsed(issuer);
  if (!home || !isAuth0Host(home.hostname)) {
    return undefined;
  }
  const hosts = listClaim(token?.claims ?? {}, 'aud')
    .filter(isManagementAudience)
    .map((audience) => parsed(audience)?.host ?? '');
  return hosts.length > 0 && !hosts.includes(home.host) ? hosts[0] : undefined;
}

function hostnameOf(address: string): string {
  return parsed(address)?.hostname ?? '';
}
