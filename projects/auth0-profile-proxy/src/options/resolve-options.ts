import { fetchTransport } from '../management-client/fetch-transport.ts';
import { consoleLog } from '../operation/console-log.ts';
import { auditToLog } from '../operation/audit-to-log.ts';
import { InvalidOptionsError } from '../problem/profile-proxy-error.ts';
import { EDITABLE_ATTRIBUTES, type EditableAttribute } from '../contract/editable-attribute.ts';
import { DEFAULT_VISIBLE_ATTRIBUTES } from '../profile/profile-view.ts';
import { routeDefaults, type RouteName } from '../contract/route-name.ts';
import { fallbackStore } from '../store/fallback-store.ts';
import { memoryStore } from '../store/memory-store.ts';
import { resolveCredentials } from './resolve-credentials.ts';
import { resolveEncryption } from './resolve-encryption.ts';
import { resolveLimits, resolveUpstream } from './resolve-limits.ts';
import { resolveMetadataRules } from './resolve-metadata-rules.ts';
import { resolveOrganizations } from './resolve-organizations.ts';
import { Mistakes, shown } from './mistakes.ts';
import type { ProfileProxyOptions } from '../contract/profile-proxy-options.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { isSecureUrl } from '../url/secure-url.ts';
import { tenantOrigin, webOrigin } from './tenant-origin.ts';

const DEFAULT_ATTRIBUTES: readonly EditableAttribute[] = [
  'name',
  'nickname',
  'given_name',
  'family_name',
  'picture',
];

/**
 * Fills in defaults and checks every option.
 *
 * @throws InvalidOptionsError `invalid-options`, with every mistake in one message
 */
export function resolveOptions(options: ProfileProxyOptions): ResolvedOptions {
  const mistakes = new Mistakes();
  const origin = tenantOrigin(
    'domain',
    mistakes.text('domain', options.domain, 'tenant.eu.auth0.com'),
    mistakes,
  );
  const tenant = origin + pathOf('tenantPath', options.tenantPath ?? '', mistakes);
  const log = options.log ?? consoleLog();
  const clock = options.clock ?? Date.now;
  const issuers = issuersOf(tenant, options.customDomain, mistakes);
  const audience = audienceOf(options.audience, tenant, mistakes);
  const clientId = mistakes.text('clientId', options.clientId, 'AbC123dEf456');
  const credentials = resolveCredentials(options, mistakes);
  const fetchOption = options.fetch ?? ((input, init) => fetch(input, init));
  const resolved: ResolvedOptions = {
    tenantOrigin: tenant,
    issuers,
    audience,
    clientId,
    credentials,
    encryptionSecrets: resolveEncryption(options.encryptionSecret, credentials, mistakes),
    ...resolveOrganizations(options, mistakes),
    allowedOrigins: new Set(
      (options.allowedOrigins ?? []).map((value) => webOrigin('allowedOrigins', value, mistakes)),
    ),
    publicUrl: urlOf('publicUrl', options.publicUrl, mistakes),
    basePath: pathOf('basePath', options.basePath ?? '', mistakes),
    dpop: options.dpop ?? 'when-bound',
    clockToleranceSeconds: options.clockToleranceSeconds ?? 5,
    routes: routesOf(options, mistakes),
    attributes: attributesOf(options.attributes ?? DEFAULT_ATTRIBUTES, mistakes),
    metadata: resolveMetadataRules(options.metadata ?? {}, mistakes),
    visibleAttributes: options.visibleAttributes ?? DEFAULT_VISIBLE_ATTRIBUTES,
    beforeChange: options.beforeChange,
    sendEmailConfirmation: options.sendEmailConfirmation,
    linkClientIds: options.linkClientIds,
    ticketResultUrl: urlOf('ticketResultUrl', options.ticketResultUrl, mistakes)?.href,
    limits: resolveLimits(options.limits ?? {}, mistakes),
    upstream: resolveUpstream(options.upstream ?? {}, mistakes),
    store:
      options.store && options.whenStoreIsDown === 'use-memory'
        ? fallbackStore(options.store, memoryStore(clock), log)
        : (options.store ?? memoryStore(clock)),
    log,
    audit: options.audit ?? auditToLog(log),
    metrics: options.metrics,
    documentation: options.documentation ?? true,
    sessionCookie: undefined,
    clock,
    random: options.random ?? Math.random,
    fetch: fetchOption,
    transport: options.transport ?? fetchTransport(fetchOption),
  };
  mistakes.number('clockToleranceSeconds', resolved.clockToleranceSeconds, { min: 0, max: 60 });
  if (mistakes.all.length > 0) {
    throw new InvalidOptionsError(mistakes.all);
  }
  return resolved;
}

function issuersOf(origin: string, custom: string | undefined, mistakes: Mistakes): string[] {
  const origins = [origin];
  if (custom !== undefined) {
    origins.push(tenantOrigin('customDomain', custom, mistakes));
  }
  return origins.map((value) => `${value}/`);
}

function audienceOf(value: unknown, origin: string, mistakes: Mistakes): string {
  const audience = mistakes.text('audience', value, 'https://profile-proxy.example/');
  if (origin !== '' && [`${origin}/api/v2/`, `${origin}/userinfo`].includes(audience)) {
    mistakes.add(
      'audience',
      `is ${shown(audience)}, one of Auth0's own APIs. Create an API for the proxy and use its identifier.`,
    );
  }
  return audience;
}

function urlOf(member: string, value: string | undefined, mistakes: Mistakes): URL | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (URL.canParse(value) && isSecureUrl(new URL(value))) {
    return new URL(value);
  }
  mistakes.add(member, `is ${shown(value)}. Set it to an https address.`);
  return undefined;
}

function pathOf(member: string, value: string, mistakes: Mistakes): string {
  if (value === '' || /^(?:\/[A-Za-z0-9._~-]+)+$/.test(value)) {
    return value;
  }
  mistakes.add(member, `is ${shown(value)}. Set it to a path such as "/api/profile".`);
  return '';
}

function routesOf(
  { routes: switches = {}, sendEmailConfirmation }: ProfileProxyOptions,
  mistakes: Mistakes,
): Set<RouteName> {
  const names = Object.keys(routeDefaults) as RouteName[];
  for (const name of Object.keys(switches)) {
    if (!Object.hasOwn(routeDefaults, name)) {
      mistakes.add('routes', `has ${shown(name)}. The routes are: ${names.join(', ')}.`);
    }
  }
  const on = new Set(names.filter((name) => switches[name] ?? routeDefaults[name]));
  // Without it no confirmation is ever sent, so there is nothing to confirm.
  if (!sendEmailConfirmation) {
    on.delete('confirm-email');
  }
  return on;
}

function attributesOf(
  attributes: readonly EditableAttribute[],
  mistakes: Mistakes,
): readonly EditableAttribute[] {
  for (const attribute of attributes) {
    if (EDITABLE_ATTRIBUTES.includes(attribute)) {
      continue;
    }
    mistakes.add(
      'attributes',
      `has ${shown(attribute)}. What users may change is among: ${EDITABLE_ATTRIBUTES.join(', ')}.`,
    );
  }
  return attributes.filter((attribute) => EDITABLE_ATTRIBUTES.includes(attribute));
}
