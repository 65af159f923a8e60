import { writeResult } from './result-file.mjs';

/** Writes the number of specs for `npm test`, and those of each browser for `npm run test:browsers`. */
function ResultReporter() {
  this.onRunComplete = (browsers, { success, failed, skipped = 0, error, disconnected }) => {
    const crashed = (error || disconnected) && failed === 0 ? 1 : 0;
    writeResult({
      passed: success,
      failed: failed + crashed,
      skipped,
      browsers: browsers.map(({ name, lastResult }) => ({
        name,
        specs: lastResult.total,
        passed: lastResult.success,
        failed: lastResult.failed,
        skipped: lastResult.skipped,
      })),
    });
  };
}

/** A Karma plugin with the reporter `result-file`. */
export const resultFilePlugin = { 'reporter:result-file': ['type', ResultReporter] };
