import { InvalidOptionsError } from '../problem/profile-proxy-error.ts';
import type { EditableAttribute } from '../contract/editable-attribute.ts';
import type { RouteName } from '../contract/route-name.ts';
import { Mistakes, shown } from './mistakes.ts';
import type { ProfileProxyOptions } from '../contract/profile-proxy-options.ts';
import { resolveOptions } from './resolve-options.ts';

/** The environment variable of each option. */
const environmentNames: Readonly<Record<string, string>> = {
  domain: 'AUTH0_DOMAIN',
  customDomain: 'AUTH0_CUSTOM_DOMAIN',
  audience: 'PROXY_AUDIENCE',
  clientId: 'AUTH0_CLIENT_ID',
  clientSecret: 'AUTH0_CLIENT_SECRET',
  privateKey: 'AUTH0_PRIVATE_KEY',
  organizations: 'PROXY_ORGANIZATIONS',
  administratorOrganizations: 'PROXY_ADMINISTRATOR_ORGANIZATIONS',
  allowedOrigins: 'PROXY_ALLOWED_ORIGINS',
  publicUrl: 'PROXY_PUBLIC_URL',
  basePath: 'PROXY_BASE_PATH',
  routes: 'PROXY_ROUTES_ON/OFF',
  attributes: 'PROXY_ATTRIBUTES',
  'metadata.keys': 'PROXY_METADATA_KEYS',
  ticketResultUrl: 'PROXY_TICKET_RESULT_URL',
  'upstream.budget.perSecond': 'PROXY_UPSTREAM_PER_SECOND',
  'upstream.budget.burst': 'PROXY_UPSTREAM_BURST',
  'limits.write.points': 'PROXY_WRITES_PER_MINUTE',
  'limits.read.points': 'PROXY_READS_PER_MINUTE',
};

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options of the proxy and of the server around it, as the environment gives them. */
export interface EnvironmentOptions {
  readonly proxy: ProfileProxyOptions;
  readonly host: string;
  readonly port: number;
  /** Port of `/metrics`, on the loopback interface; none when absent. */
  readonly metricsPort: number | undefined;
  readonly redisUrl: string | undefined;
  readonly logLevel: string;
}

/**
 * Reads the environment and checks what it gives.
 *
 * @throws InvalidOptionsError `invalid-environment`, with every variable that cannot be read
 */
export function readEnvironment(environment: Environment): EnvironmentOptions {
  const mistakes = new Mistakes();
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const list = (name: string): string[] | undefined =>
    text(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const number = (name: string): number | undefined => {
    const value = text(name);
    if (value === undefined || /^\d+(?:\.\d+)?$/.test(value)) {
      return value ? Number(value) : undefined;
    }
    mistakes.add(name, `is ${shown(value)}. Set it to a number.`);
    return undefined;
  };
  const port = (name: string): number | undefined => {
    const value = number(name);
    if (value !== undefined && !(Number.isInteger(value) && value <= 65_535)) {
      mistakes.add(name, `is ${shown(value)}. Set it to a port from 0 to 65535.`);
      return undefined;
    }
    return value;
  };
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const value = text(name);
    const found = values.find((candidate) => candidate === value);
    if (value !== undefined && found === undefined) {
      mistakes.add(name, `is ${shown(value)}. Set it to one of: ${values.join(', ')}.`);
    }
    return found;
  };

  const proxy = withoutUndefined({
    domain: text('AUTH0_DOMAIN') ?? '',
    customDomain: text('AUTH0_CUSTOM_DOMAIN'),
    audience: text('PROXY_AUDIENCE') ?? '',
    clientId: text('AUTH0_CLIENT_ID') ?? '',
    clientSecret: text('AUTH0_CLIENT_SECRET'),
    // Platforms without multi-line variables write line breaks as \n.
    privateKey: text('AUTH0_PRIVATE_KEY')?.replaceAll('\\n', '\n'),
    keyId: text('AUTH0_PRIVATE_KEY_ID'),
    organizations: list('PROXY_ORGANIZATIONS'),
    administratorOrganizations: list('PROXY_ADMINISTRATOR_ORGANIZATIONS'),
    allowedOrigins: list('PROXY_ALLOWED_ORIGINS'),
    publicUrl: text('PROXY_PUBLIC_URL'),
    basePath: text('PROXY_BASE_PATH'),
    dpop: oneOf('PROXY_DPOP', ['when-bound', 'required']),
    routes: switches(list('PROXY_ROUTES_ON'), list('PROXY_ROUTES_OFF')),
    attributes: list('PROXY_ATTRIBUTES') as EditableAttribute[] | undefined,
    metadata: metadataOf(list('PROXY_METADATA_KEYS'), mistakes),
    linkClientIds: list('PROXY_LINK_CLIENT_IDS'),
    ticketResultUrl: text('PROXY_TICKET_RESULT_URL'),
    upstream: upstreamOf(number),
    limits: limitsOf(number('PROXY_WRITES_PER_MINUTE'), number('PROXY_READS_PER_MINUTE')),
    whenStoreIsDown: oneOf('PROXY_WHEN_STORE_IS_DOWN', ['refuse', 'use-memory']),
  }) as ProfileProxyOptions;
  const options: EnvironmentOptions = {
    proxy,
    host: text('HOST') ?? '127.0.0.1',
    port: port('PORT') ?? 4401,
    metricsPort: port('METRICS_PORT'),
    redisUrl: text('REDIS_URL'),
    logLevel: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent']) ?? 'info',
  };
  mistakes.all.push(...mistakesOf(proxy));
  if (mistakes.all.length > 0) {
    throw new InvalidOptionsError(mistakes.all, 'invalid-environment');
  }
  return options;
}

/** Mistakes in the options, with the names of the environment variables. */
function mistakesOf(options: ProfileProxyOptions): string[] {
  try {
    resolveOptions(options);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) {
      throw error;
    }
    return error.mistakes.map((mistake) =>
      mistake.replace(
        /^[\w.]+/,
        (member) =>
          (Object.hasOwn(environmentNames, member) ? environmentNames[member] : undefined) ??
          member,
      ),
    );
  }
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

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as Partial<T>;
}
