import { SchematicsException } from '@angular-devkit/schematics';
import { isLoopback } from '../auth0/is-loopback';
import type { Mode, NgAddOptions } from './ng-add-options';

/** The tenant one build of the application talks to. */
export interface Tenant {
  readonly domain: string;
  readonly clientId: string;
  /** Identifier of the Management API, or of the proxy's own API in proxy mode. */
  readonly audience: string;
}

/** The options of `ng add`, checked and completed. */
export interface Settings {
  readonly mode: Mode;
  /** Whether the application uses Auth0's My Account API. */
  readonly myAccount: boolean;
  readonly proxyUrl: string;
  /** Where the back end of BFF mode listens. */
  readonly bffPort: number;
  /** For production builds. */
  readonly production: Tenant;
  /** For `ng serve`. */
  readonly development: Tenant;
  readonly emulator: boolean;
  readonly emulatorOrigin: string;
  /** The origin of `ng serve`. */
  readonly appOrigin: string;
  readonly page: boolean;
  /** Whether the page is generated as code instead of one that shows `<auth0-account>`. */
  readonly ownPage: boolean;
  readonly route: string;
  readonly skipEnvironments: boolean;
}

/**
 * Completes the options of `ng add`.
 * @throws SchematicsException naming the flag to give
 */
export function resolveSettings(
  options: NgAddOptions,
  projectName: string,
  hasAuth0: boolean,
): Settings {
  const domain = normaliseDomain(options.domain);
  const clientId = options.clientId?.trim() ?? '';
  if (domain && !clientId) {
    throw new SchematicsException(
      `The domain ${domain} needs the client ID of an application of that tenant: --client-id=<client ID>`,
    );
  }
  const emulator = options.emulator ?? (!domain && !hasAuth0);
  if (!domain && clientId && !emulator && !hasAuth0) {
    throw new SchematicsException(
      `The client ID ${clientId} needs the domain of its tenant, --domain=<tenant>.<region>.auth0.com, or --emulator.`,
    );
  }
  if (!domain && !emulator && !hasAuth0) {
    throw new SchematicsException(
      'Without the emulator the application needs a tenant: --domain=<tenant>.<region>.auth0.com --client-id=<client ID>',
    );
  }
  const emulatorOrigin = `http://localhost:${String(options.emulatorPort)}`;
  const audienceOf = (origin: string) =>
    options.mode === 'proxy' ? options.proxyAudience : `${origin}/api/v2/`;
  const local: Tenant = {
    domain: emulatorOrigin,
    clientId: clientId || projectName.replaceAll(/[^\w-]+/g, '-'),
    audience: audienceOf(emulatorOrigin),
  };
  const remote: Tenant | undefined = domain
    ? {
        domain,
        clientId,
        audience: audienceOf(domain.includes('://') ? domain : `https://${domain}`),
      }
    : undefined;
  return {
    mode: options.mode,
    myAccount: options.myAccount ?? false,
    proxyUrl: options.proxyUrl.replace(/\/+$/, ''),
    bffPort: options.bffPort,
    production: remote ?? local,
    development: emulator ? local : (remote ?? local),
    emulator,
    emulatorOrigin,
    appOrigin: `http://localhost:${String(options.port)}`,
    page: options.page,
    ownPage: options.ownPage ?? false,
    route: options.route.replaceAll(/^\/+|\/+$/g, '') || 'profile',
    // In BFF mode the browser knows nothing of the tenant.
    skipEnvironments: options.skipEnvironments || options.mode === 'bff',
  };
}

/** `https://acme.eu.auth0.com/` → `acme.eu.auth0.com`; loopback keeps its scheme. */
function normaliseDomain(given: string | undefined): string | undefined {
  const domain = given?.trim();
  if (!domain) {
    return undefined;
  }
  let url: URL;
  try {
    url = new URL(domain.includes('://') ? domain : `https://${domain}`);
  } catch {
    throw refusal(domain);
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw refusal(domain);
  }
  if (url.protocol === 'https:') {
    return url.host;
  }
  if (url.protocol === 'http:' && isLoopback(url)) {
    return url.origin;
  }
  throw refusal(domain);
}

function refusal(domain: string): SchematicsException {
  return new SchematicsException(
    `'${domain}' is not the domain of a tenant. Give the host name only: --domain=<tenant>.<region>.auth0.com`,
  );
}
