import { run } from '../setup/run.mjs';
import { countTests } from './count-tests.mjs';
import { lastLines } from './last-lines.mjs';

/**
 * Runs a suite's commands one after the other and resolves to its totals; a command that fails ends
 * the suite, and `said` is how its output ends.
 */
export async function runSuite({ name, what, commands }, env) {
  console.log(`\n=== ${name}: ${what}`);
  const started = Date.now();
  let passed = 0;
  let failed = 0;
  let said;
  for (const command of commands) {
    const { tests, env: own = {}, args } = command;
    const { code, output } = await run(args[0], args.slice(1), { env: { ...env, ...own } });
    const counted = tests
      ? countTests(output)
      : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    passed += counted.passed;
    failed += counted.failed;
    if (code !== 0 && counted.failed === 0) {
      failed += 1;
    }
    if (tests && code === 0 && counted.passed === 0) {
      console.error(`${args.join(' ')} ran no test.`);
      failed += 1;
    }
    if (code !== 0) {
      said = lastLines(output);
      break;
    }
  }
  return { name, passed, failed, said, seconds: Math.round((Date.now() - started) / 1000) };
}
