import { readFileSync, writeFileSync } from 'node:fs';

/** The environment variable with the path of the file in which a test runner leaves its result. */
const RESULT_FILE = 'TEST_RESULT_FILE';

/** Writes `{ passed, failed, skipped }` where `npm test` reads it; does nothing in a run by hand. */
export function writeResult(result) {
  const path = process.env[RESULT_FILE];
  if (path) {
    writeFileSync(path, JSON.stringify(result));
  }
}

/** The environment in which a test runner writes its result to `path`. */
export function resultEnvironment(path) {
  return { [RESULT_FILE]: path, PLAYWRIGHT_JSON_OUTPUT_FILE: path };
}

/** The result of a test runner, or undefined when it ended without one. */
export function readResult(path) {
  let result;
  try {
    result = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
  return result.stats ? playwrightResult(result) : result;
}

/** Playwright's json reporter. A flaky test failed first and passed when it was repeated. */
function playwrightResult({ stats: { expected, flaky, unexpected, skipped }, errors }) {
  return { passed: expected + flaky, failed: unexpected + errors.length, skipped };
}
