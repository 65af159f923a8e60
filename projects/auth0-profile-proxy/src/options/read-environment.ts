import type { ProfileProxyOptions } from '../contract/profile-proxy-options.ts';
import { InvalidOptionsError } from '../problem/profile-proxy-error.ts';
import { EnvironmentReader, type Environment } from './environment-reader.ts';
import { Mistakes } from './mistakes.ts';
import { resolveOptions } from './resolve-options.ts';
import {
  namedMistakes,
  serverEnvironment,
  SHARED_NAMES,
  sharedOptions,
  type ServerEnvironment,
} from './shared-environment.ts';
import { withoutUndefined } from './without-undefined.ts';

const NAMES: Readonly<Record<string, string>> = {
  ...SHARED_NAMES,
  audience: 'PROXY_AUDIENCE',
  allowedOrigins: 'PROXY_ALLOWED_ORIGINS',
  publicUrl: 'PROXY_PUBLIC_URL',
  basePath: 'PROXY_BASE_PATH',
  encryptionSecret: 'PROXY_ENCRYPTION_SECRET',
};

/** Options of the proxy and of the server around it, as the environment gives them. */
export interface EnvironmentOptions extends ServerEnvironment {
  readonly proxy: ProfileProxyOptions;
}

/**
 * Reads the environment and checks what it gives.
 *
 * @throws InvalidOptionsError `invalid-environment`, with every variable that cannot be read
 */
export function readEnvironment(environment: Environment): EnvironmentOptions {
  const reader = new EnvironmentReader(environment, new Mistakes());
  const proxy = withoutUndefined({
    ...sharedOptions(reader),
    audience: reader.text('PROXY_AUDIENCE') ?? '',
    allowedOrigins: reader.list('PROXY_ALLOWED_ORIGINS'),
    publicUrl: reader.text('PROXY_PUBLIC_URL'),
    basePath: reader.text('PROXY_BASE_PATH'),
    encryptionSecret: reader.secrets('PROXY_ENCRYPTION_SECRET'),
    dpop: reader.oneOf('PROXY_DPOP', ['when-bound', 'required']),
    whenStoreIsDown: reader.oneOf('PROXY_WHEN_STORE_IS_DOWN', ['refuse', 'use-memory']),
  }) as ProfileProxyOptions;
  const options = { proxy, ...serverEnvironment(reader) };
  throwMistakes(reader, () => resolveOptions(proxy), NAMES);
  return options;
}

/**
 * Throws what could not be read and what the options have wrong, by the names of the variables.
 *
 * @throws InvalidOptionsError `invalid-environment`
 */
export function throwMistakes(
  { mistakes }: EnvironmentReader,
  resolve: () => unknown,
  names: Readonly<Record<string, string>>,
): void {
  try {
    resolve();
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) {
      throw error;
    }
    mistakes.all.push(...namedMistakes(error.mistakes, names));
  }
  if (mistakes.all.length > 0) {
    throw new InvalidOptionsError(mistakes.all, 'invalid-environment');
  }
}
