import { readFile, writeFile } from 'node:fs/promises';
import { describeRequest } from './cli/describe-request.ts';
import { HELP } from './cli/help.ts';
import { parseArguments, type CliArguments } from './cli/parse-arguments.ts';
import { sampleSeed } from './cli/sample-seed.ts';
import { isTenantError } from './common/tenant-error.ts';
import { parseVerifyArguments, type VerifyArguments } from './cli/parse-verify-arguments.ts';
import { runCommand } from './run-command.ts';
import { runVerify } from './run-verify.ts';
import { startTenant, type RunningTenant } from './start-tenant.ts';

try {
  const args = process.argv.slice(2);
  if (args[0] === 'verify') {
    await verify(parseVerifyArguments(args.slice(1)));
  } else {
    await main(parseArguments(args));
  }
} catch (error) {
  if (!isTenantError(error)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function verify(options: VerifyArguments | undefined): Promise<void> {
  if (options === undefined) {
    say(HELP);
  } else {
    process.exitCode = await runVerify(options, say);
  }
}

async function main(options: CliArguments): Promise<void> {
  if (options.help) {
    say(HELP);
  } else if (options.version) {
    say(await version());
  } else {
    await run(options);
  }
}

async function run(options: CliArguments): Promise<void> {
  const tenant = await start(options);
  const { command, tlsCertificateFile: file } = options;
  if (tenant.tls !== undefined && file !== undefined) {
    await writeFile(file, tenant.tls.certificate);
  }
  if (command !== undefined) {
    try {
      const trust = file === undefined ? {} : { NODE_EXTRA_CA_CERTS: file };
      process.exitCode = await runCommand(command, tenant, trust);
    } finally {
      await tenant.close();
    }
    return;
  }
  say(describeTenant(tenant, options.seed === undefined));
  const stop = (): void => {
    tenant.close().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function start(options: CliArguments): Promise<RunningTenant> {
  const { help: _help, version: _version, command: _command, quiet, faults, ...rest } = options;
  const tenant = await startTenant({
    ...(options.seed === undefined ? sampleSeed : {}),
    ...rest,
    onScriptError: ({ script, message }) => {
      say(`The script "${script}" has thrown an error that nothing caught: ${message}`);
    },
    onRequest: (request) => {
      if (!quiet) {
        say(describeRequest(request));
      }
    },
  });
  for (const fault of faults) {
    tenant.faults.add(fault);
  }
  return tenant;
}

function describeTenant(tenant: RunningTenant, isSample: boolean): string {
  return [
    `auth0-tenant-emulator listens on ${tenant.url}`,
    `  domain    ${tenant.url}`,
    `  issuer    ${tenant.issuer}`,
    `  audience  ${tenant.audience}`,
    `  dashboard ${tenant.url}/_emulator/`,
    ...(tenant.tls === undefined
      ? []
      : [`  TLS       ${tenant.tls.url} (self-signed: ${tenant.url}/_emulator/certificate)`]),
    ...(isSample ? describeSample() : []),
    'For tests only: the signing key is public. Not Auth0, and not affiliated with it.',
  ].join('\n');
}

/** Who can log in, and where, without a seed. */
function describeSample(): string[] {
  return [
    ...(sampleSeed.users ?? []).map(
      ({ email, password }) => `  user      ${email ?? ''}, password ${password ?? ''}`,
    ),
    ...(sampleSeed.clients ?? []).map(
      ({ client_id: id, name, client_secret: secret }) =>
        `  client    ${id} (${name ?? ''})${secret === undefined ? '' : `, secret ${secret}`}`,
    ),
  ];
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
