import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { orExplain, SetupError } from './setup/setup-error.mjs';
import { ensureBrowser, ensureProgram } from './setup/system-programs.mjs';
import { runSuite } from './test/run-suite.mjs';
import { SUITES } from './test/suites.mjs';

// `npm test`: installs what is missing, then runs every suite, or those named after `--only`.
// Usage: npm test [-- --only lint,library] [-- --list]
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
  const results = [];
  for (const [index, suite] of chosen.entries()) {
    console.log(`\n=== ${suite.name} (${index + 1} of ${chosen.length}): ${suite.what}`);
    results.push(await runSuite(suite, env));
  }
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

function report(results) {
  for (const { name, lastOutput } of results) {
    if (lastOutput) {
      console.log(`\n=== ${name} failed. The end of its output:\n${lastOutput}`);
    }
  }
  console.log('\n');
  for (const { name, passed, failed, seconds } of results) {
    console.log(
      `${failed ? 'FAILED' : 'ok    '} ${name.padEnd(18)} ${passed} passed, ${failed} failed (${seconds} s)`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = sum('failed');
  console.log(`\n${sum('passed')} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
