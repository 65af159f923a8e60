import { describeRequest } from './cli/describe-request.ts';
import { HELP } from './cli/help.ts';
import { parseArguments } from './cli/parse-arguments.ts';
import { sampleSeed } from './cli/sample-seed.ts';
import { startTenant } from './start-tenant.ts';
import { isTenantError } from './common/tenant-error.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const options = parseArguments(process.argv.slice(2));
  if (options.help) {
    say(HELP);
  } else {
    await run(options);
  }
} catch (error) {
  if (!isTenantError(error)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run(options: ReturnType<typeof parseArguments>): Promise<void> {
  const { help: _help, quiet, faults, ...start } = options;
  const tenant = await startTenant({
    ...(options.seed === undefined ? sampleSeed : {}),
    ...start,
    ...(quiet
      ? {}
      : {
          onRequest: (request) => {
            say(describeRequest(request));
          },
        }),
  });
  for (const fault of faults) {
    tenant.faults.add(fault);
  }
  say(
    [
      `auth0-tenant-emulator listens on ${tenant.url}`,
      `  domain    ${tenant.url}`,
      `  issuer    ${tenant.issuer}`,
      `  audience  ${tenant.audience}`,
      `  dashboard ${tenant.url}/_emulator/`,
      ...(tenant.tls === undefined ? [] : [`  TLS       ${tenant.tls.url} (self-signed)`]),
      'For tests only: the signing key is public. Not Auth0, and not affiliated with it.',
    ].join('\n'),
  );
  const stop = (): void => {
    void tenant.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
