import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineResults } from './browsers/engine-results.mjs';
import { engines } from './browsers/engines.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { run } from './setup/run.mjs';
import { orExplain, SetupError } from './setup/setup-error.mjs';
import { readResult, resultEnvironment, writeResult } from './test/result-file.mjs';

/** Guards and tokens depend most on the browser: storage, locks, redirects and frames. */
const SHORT_SET = ['**/guard/**/*.spec.ts', '**/tokens/**/*.spec.ts'];

// `npm run test:browsers`: the specs of the library in Chromium, Firefox and WebKit, then the README's table of
// set-ups with real logins in them, and the main flows of the demo.
// Usage: npm run test:browsers [-- --only firefox,webkit] [-- --short]
// `--short` is for `npm test`: a part of the specs, in the engines other than Chromium that are
// installed or can be installed.
await orExplain(async () => {
  checkNodeVersion();
  const { only, short } = parseArgs({
    options: { only: { type: 'string' }, short: { type: 'boolean', default: false } },
  }).values;
  await ensureDependencies();
  const chosen = chooseEngines(only ?? (short ? 'firefox,webkit' : undefined));
  const { names, env } = await prepare(chosen, { optional: short });
  if (names.length > 0) {
    report(engineResults(names, await runSpecs(names, short ? SHORT_SET : [], env)));
  }
  if (!short) {
    await checkSetUps(names, env);
  }
});

/** Compares the table of set-ups in the library's README with what users see in these engines, and runs the demo. */
async function checkSetUps(names, env) {
  for (const args of [
    ['node_modules/@angular/cli/bin/ng.js', 'build', 'scenarios'],
    [
      'node_modules/jasmine/bin/jasmine.js',
      '--config=projects/ngx-auth0-profile/e2e/set-ups/jasmine.json',
    ],
    ['node_modules/jasmine/bin/jasmine.js', '--config=projects/demo/e2e/engines/jasmine.json'],
  ]) {
    const { code } = await run('node', args, { env: { ...env, ENGINES: names.join(',') } });
    if (code !== 0) {
      process.exitCode = 1;
      return;
    }
  }
}

function chooseEngines(only) {
  const names = only?.split(',') ?? Object.keys(engines);
  const unknown = names.filter((name) => !Object.hasOwn(engines, name));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no engine ${unknown.join(', ')}. The engines are: ${Object.keys(engines).join(', ')}.`,
    );
  }
  return names;
}

/** The engines that can run, and the environment they need. */
async function prepare(chosen, { optional }) {
  const names = [];
  const env = {};
  for (const name of chosen) {
    try {
      Object.assign(env, await engines[name].prepare());
      names.push(name);
    } catch (error) {
      if (!optional || !(error instanceof SetupError)) {
        throw error;
      }
      console.log(`Skipped ${name}: ${error.message}`);
    }
  }
  return { names, env };
}

async function runSpecs(names, include, env) {
  const folder = mkdtempSync(join(tmpdir(), 'browser-results-'));
  const file = join(folder, 'result.json');
  try {
    await run(
      'node',
      [
        'node_modules/@angular/cli/bin/ng.js',
        'test',
        'ngx-auth0-profile',
        `--browsers=${names.map((name) => engines[name].launcher).join(',')}`,
        ...include.map((pattern) => `--include=${pattern}`),
      ],
      { env: { ...env, ...resultEnvironment(file) } },
    );
    return readResult(file)?.browsers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(rows) {
  console.log('\n| engine | browser | specs executed | failed | skipped | missing |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const { name, version, executed, failed, skipped, missing } of rows) {
    console.log(`| ${name} | ${version} | ${executed} | ${failed} | ${skipped} | ${missing} |`);
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const failed = sum('failed') + sum('missing');
  writeResult({ passed: sum('passed'), failed, skipped: sum('skipped') });
  console.log(`\n${sum('passed')} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
