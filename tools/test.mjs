import { availableParallelism } from 'node:os';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { orExplain, SetupError } from './setup/setup-error.mjs';
import { ensureBrowser, ensureProgram } from './setup/system-programs.mjs';
import { runSideBySide } from './test/run-side-by-side.mjs';
import { runSuite } from './test/run-suite.mjs';
import { SUITES } from './test/suites.mjs';

// `npm test`: installs what is missing, then runs every suite, or those named after `--only`.
// Two suites run at the same time where there are two cores.
// Usage: npm test [-- --only lint,library] [-- --list] [-- --jobs 1]
await orExplain(async () => {
  checkNodeVersion();
  if (process.argv.includes('--list')) {
    for (const { name, what } of SUITES) {
      console.log(`${name.padEnd(18)} ${what}`);
    }
    return;
  }
  const chosen = chooseSuites(process.argv);
  await ensureDependencies();
  const env = { CHROME_BIN: await ensureBrowser() };
  for (const [program, why] of new Map(
    chosen.flatMap(({ needs = [], what }) => needs.map((n) => [n, what])),
  )) {
    await ensureProgram([program], why);
  }
  const jobs = Math.min(chosen.length, numberOfJobs(process.argv));
  let started = 0;
  const results = await runSideBySide(chosen, jobs, async (suite) => {
    started += 1;
    console.log(`\n=== ${suite.name} (${started} of ${chosen.length}): ${suite.what}`);
    const linePrefix = jobs > 1 ? `${suite.name} | ` : undefined;
    const result = await runSuite(suite, { env, linePrefix });
    console.log(`\n=== ${suite.name}: ${totals(result)}`);
    return result;
  });
  report(results);
});

function chooseSuites(argv) {
  const at = argv.indexOf('--only');
  if (at < 0) {
    return SUITES;
  }
  const names = (argv[at + 1] ?? '').split(',').filter(Boolean);
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0 || names.length === 0) {
    throw new SetupError(
      `There is no suite ${unknown.join(', ') || '(none named)'}. The suites are: ${SUITES.map(({ name }) => name).join(', ')}.`,
    );
  }
  return SUITES.filter(({ name }) => names.includes(name));
}

function numberOfJobs(argv) {
  const at = argv.indexOf('--jobs');
  const jobs = at < 0 ? Math.min(2, availableParallelism()) : Number(argv[at + 1]);
  if (!Number.isInteger(jobs) || jobs < 1) {
    throw new SetupError('--jobs needs the number of suites to run at the same time, such as 1.');
  }
  return jobs;
}

function totals({ passed, failed, seconds }) {
  return `${passed} passed, ${failed} failed (${seconds} s)`;
}

function report(results) {
  for (const { name, lastOutput } of results) {
    if (lastOutput) {
      console.log(`\n=== ${name} failed. The end of its output:\n${lastOutput}`);
    }
  }
  console.log('\n');
  for (const result of results) {
    console.log(
      `${result.failed ? 'FAILED' : 'ok    '} ${result.name.padEnd(18)} ${totals(result)}`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = sum('failed');
  console.log(`\n${sum('passed')} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
