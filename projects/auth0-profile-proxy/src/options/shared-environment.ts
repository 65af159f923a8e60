import type { EditableAttribute } from '../contract/editable-attribute.ts';
import type { ProfileProxyOptions } from '../contract/profile-proxy-options.ts';
import type { RouteName } from '../contract/route-name.ts';
import type { EnvironmentReader } from './environment-reader.ts';
import type { Mistakes } from './mistakes.ts';
import { withoutUndefined } from './without-undefined.ts';

/** Settings of the server around a proxy or a BFF. */
export interface ServerEnvironment {
  readonly host: string;
  readonly port: number;
  /** Port of `/metrics`, on the loopback interface; none when absent. */
  readonly metricsPort: number | undefined;
  readonly redisUrl: string | undefined;
  readonly logLevel: string;
}

/** The environment variables of options that proxy and BFF share. */
export const SHARED_NAMES: Readonly<Record<string, string>> = {
  domain: 'AUTH0_DOMAIN',
  customDomain: 'AUTH0_CUSTOM_DOMAIN',
  clientId: 'AUTH0_CLIENT_ID',
  clientSecret: 'AUTH0_CLIENT_SECRET',
  privateKey: 'AUTH0_PRIVATE_KEY',
  organizations: 'PROXY_ORGANIZATIONS',
  administratorOrganizations: 'PROXY_ADMINISTRATOR_ORGANIZATIONS',
  routes: 'PROXY_ROUTES_ON/OFF',
  attributes: 'PROXY_ATTRIBUTES',
  'metadata.keys': 'PROXY_METADATA_KEYS',
  ticketResultUrl: 'PROXY_TICKET_RESULT_URL',
  'upstream.budget.perSecond': 'PROXY_UPSTREAM_PER_SECOND',
  'upstream.budget.burst': 'PROXY_UPSTREAM_BURST',
  'limits.write.points': 'PROXY_WRITES_PER_MINUTE',
  'limits.read.points': 'PROXY_READS_PER_MINUTE',
};

/** Reads the settings of the server. */
export function serverEnvironment(reader: EnvironmentReader): ServerEnvironment {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];
  return {
    host: reader.text('HOST') ?? '127.0.0.1',
    port: reader.port('PORT') ?? 4401,
    metricsPort: reader.port('METRICS_PORT'),
    redisUrl: reader.text('REDIS_URL'),
    logLevel: reader.oneOf('LOG_LEVEL', levels) ?? 'info',
  };
}

/** Reads the options that proxy and BFF share. */
export function sharedOptions(reader: EnvironmentReader) {
  return withoutUndefined({
    domain: reader.text('AUTH0_DOMAIN') ?? '',
    customDomain: reader.text('AUTH0_CUSTOM_DOMAIN'),
    clientId: reader.text('AUTH0_CLIENT_ID') ?? '',
    clientSecret: reader.text('AUTH0_CLIENT_SECRET'),
    privateKey: reader.pem('AUTH0_PRIVATE_KEY'),
    keyId: reader.text('AUTH0_PRIVATE_KEY_ID'),
    organizations: reader.list('PROXY_ORGANIZATIONS'),
    administratorOrganizations: reader.list('PROXY_ADMINISTRATOR_ORGANIZATIONS'),
    routes: switches(reader.list('PROXY_ROUTES_ON'), reader.list('PROXY_ROUTES_OFF')),
    attributes: reader.list('PROXY_ATTRIBUTES') as EditableAttribute[] | undefined,
    metadata: metadataOf(reader.list('PROXY_METADATA_KEYS'), reader.mistakes),
    linkClientIds: reader.list('PROXY_LINK_CLIENT_IDS'),
    ticketResultUrl: reader.text('PROXY_TICKET_RESULT_URL'),
    upstream: upstreamOf((name) => reader.number(name)),
    limits: limitsOf(
      reader.number('PROXY_WRITES_PER_MINUTE'),
      reader.number('PROXY_READS_PER_MINUTE'),
    ),
  });
}

/** Mistakes in the options, with the names of the environment variables. */
export function namedMistakes(
  mistakes: readonly string[],
  names: Readonly<Record<string, string>>,
): string[] {
  return mistakes.map((mistake) =>
    mistake.replace(
      /^[\w.]+/,
      (member) => (Object.hasOwn(names, member) ? names[member] : undefined) ?? member,
    ),
  );
}

function switches(
  on: readonly string[] = [],
  off: readonly string[] = [],
): Partial<Record<RouteName, boolean>> {
  return Object.fromEntries([
    ...on.map((name) => [name, true]),
    ...off.map((name) => [name, false]),
  ]) as Partial<Record<RouteName, boolean>>;
}

function metadataOf(
  keys: readonly string[] | undefined,
  mistakes: Mistakes,
): ProfileProxyOptions['metadata'] {
  if (keys?.includes('none')) {
    if (keys.length > 1) {
      mistakes.add('PROXY_METADATA_KEYS', 'has "none" beside other keys.');
    }
    return false;
  }
  return keys && { keys };
}

function upstreamOf(number: (name: string) => number | undefined): ProfileProxyOptions['upstream'] {
  const rate = number('PROXY_UPSTREAM_PER_SECOND');
  const burst = number('PROXY_UPSTREAM_BURST');
  const perSecond = rate ?? 10;
  const budget = { perSecond, burst: burst ?? Math.max(1, Math.ceil(perSecond)) };
  return withoutUndefined({
    budget: rate === undefined && burst === undefined ? undefined : budget,
    timeoutMs: number('PROXY_UPSTREAM_TIMEOUT_MS'),
    attempts: number('PROXY_UPSTREAM_ATTEMPTS'),
    maxWaitMs: number('PROXY_UPSTREAM_MAX_WAIT_MS'),
    budgetWaitMs: number('PROXY_UPSTREAM_BUDGET_WAIT_MS'),
    userShare: number('PROXY_UPSTREAM_USER_SHARE'),
  }) as ProfileProxyOptions['upstream'];
}

function limitsOf(
  writes: number | undefined,
  reads: number | undefined,
): ProfileProxyOptions['limits'] {
  return {
    ...(writes !== undefined && { write: { points: writes, windowSeconds: 60 } }),
    ...(reads !== undefined && { read: { points: reads, windowSeconds: 60 } }),
  };
}
