import { parseArgs } from 'node:util';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { run } from './setup/run.mjs';
import { orExplain, SetupError } from './setup/setup-error.mjs';
import { ensureBrowser } from './setup/system-programs.mjs';

const SPEC = 'two-tabs.property.spec.ts';

// `npm run test:tabs`: random scripts for two tabs and two users, in Chromium.
// Usage: npm run test:tabs [-- --runs 2000] [-- --seed 1] [-- --set-up memory] [-- --path 5:0]
// `--seed`, `--path` and `--set-up` repeat a failed run: Playwright prints seed, path and set-up with it.
await orExplain(async () => {
  checkNodeVersion();
  const { runs, seed, path, ...values } = parseArgs({
    options: {
      runs: { type: 'string', default: '2000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      path: { type: 'string' },
      'set-up': { type: 'string' },
    },
  }).values;
  if (!(Number(runs) >= 1) || !Number.isInteger(Number(seed))) {
    throw new SetupError('--runs and --seed take a number, e.g. --runs 2000 --seed 1.');
  }
  await ensureDependencies();
  const env = {
    CHROME_BIN: await ensureBrowser(),
    TABS_RUNS: runs,
    TABS_SEED: seed,
    ...(path && { TABS_PATH: path }),
  };
  console.log(`${runs} runs, seed ${seed}`);
  await succeed(['node_modules/@angular/cli/bin/ng.js', 'build', 'scenarios'], env);
  await succeed(
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config=projects/ngx-auth0-profile/e2e/playwright.config.ts',
      ...(values['set-up'] ? ['--grep', values['set-up']] : []),
      SPEC,
    ],
    env,
  );
});

async function succeed(args, env) {
  const { code } = await run('node', args, { env });
  if (code !== 0) {
    throw new SetupError(`node ${args.slice(0, 2).join(' ')} failed.`);
  }
}
