import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { TenantError } from './common/tenant-error.ts';
import type { RunningTenant } from './start-tenant.ts';

/**
 * Runs a command with the tenant in its environment, and returns its exit code; 128 and the number of
 * the signal when a signal has ended it, as shells do.
 *
 * @throws TenantError `invalid-argument` when the command cannot be started.
 */
export function runCommand(
  [command = '', ...args]: readonly string[],
  tenant: RunningTenant,
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...tenantEnvironment(tenant), ...environment },
  });
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGINT', forward).on('SIGTERM', forward);
  return new Promise<number>((resolve, reject) => {
    child.on('error', (cause) => {
      const message = `The command "${command}" cannot be started. Check its name after --.`;
      reject(new TenantError('invalid-argument', message, { cause }));
    });
    child.on('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  }).finally(() => {
    process.off('SIGINT', forward).off('SIGTERM', forward);
  });
}

function tenantEnvironment({
  url,
  issuer,
  audience,
  domain,
}: RunningTenant): Record<string, string> {
  return {
    AUTH0_EMULATOR_URL: url,
    AUTH0_DOMAIN: domain,
    AUTH0_ISSUER_BASE_URL: url,
    AUTH0_ISSUER: issuer,
    AUTH0_AUDIENCE: audience,
  };
}
