import { writeResult } from './result-file.mjs';

const result = { passed: 0, failed: 0, skipped: 0 };

// A helper file of Jasmine: adds a reporter that writes the number of specs for `npm test`.
jasmine.getEnv().addReporter({
  specDone({ status }) {
    const outcome = status === 'passed' || status === 'failed' ? status : 'skipped';
    result[outcome] += 1;
  },
  suiteDone: countErrors,
  jasmineDone(done) {
    countErrors(done);
    writeResult(result);
  },
});

/** Errors in beforeAll, in afterAll or while a file is loaded belong to no spec. */
function countErrors({ failedExpectations = [] }) {
  result.failed += failedExpectations.length;
}
