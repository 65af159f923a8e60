import { withoutColours } from './without-colours.mjs';

/** Reads how many tests passed and failed from what jasmine, Karma or Playwright printed. */
export function countTests(output) {
  const text = withoutColours(output);
  return jasmine(text) ?? karma(text) ?? playwright(text) ?? { passed: 0, failed: 0 };
}

/** `12 specs, 1 failure, 2 pending specs` */
function jasmine(text) {
  const runs = [...text.matchAll(/^(\d+) specs?, (\d+) failures?(?:, (\d+) pending)?/gm)];
  if (runs.length === 0) {
    return undefined;
  }
  return runs.reduce(
    (sum, [, specs, failures, pending = '0']) => ({
      passed: sum.passed + Number(specs) - Number(failures) - Number(pending),
      failed: sum.failed + Number(failures),
    }),
    { passed: 0, failed: 0 },
  );
}

/** `TOTAL: 3 FAILED, 40 SUCCESS`, `TOTAL: 43 SUCCESS`, or the last `Executed 43 of 43 (2 FAILED)` */
function karma(text) {
  const executed = [...text.matchAll(/Executed (\d+) of (\d+)(.*)/g)].at(-1);
  if (!executed) {
    return undefined;
  }
  const [, done, , rest] = executed;
  const failed = Number(/(\d+) FAILED/.exec(rest)?.[1] ?? 0);
  const skipped = Number(/skipped (\d+)/.exec(rest)?.[1] ?? 0);
  return { passed: Number(done) - failed - skipped, failed };
}

/** `  2 failed`, `  31 passed (1.2m)` */
function playwright(text) {
  const number = (word) => Number(new RegExp(`^\\s+(\\d+) ${word}\\b`, 'm').exec(text)?.[1] ?? 0);
  const [passed, failed, flaky] = ['passed', 'failed', 'flaky'].map(number);
  return passed + failed + flaky > 0 ? { passed: passed + flaky, failed } : undefined;
}
