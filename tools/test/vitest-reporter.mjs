import { writeResult } from './result-file.mjs';

/** A reporter of Vitest that writes the number of tests for `npm test`. */
export default class ResultReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const states = modules.flatMap(({ children }) =>
      [...children.allTests()].map((test) => test.result().state),
    );
    const count = (state) => states.filter((other) => other === state).length;
    // Errors while a file is loaded, or after its tests, belong to no test.
    const errors = modules.reduce((sum, module) => sum + module.errors().length, 0);
    writeResult({
      passed: count('passed'),
      failed: count('failed') + errors + unhandledErrors.length,
      skipped: count('skipped'),
    });
  }
}
