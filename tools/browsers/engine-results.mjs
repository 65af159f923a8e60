import { engines } from './engines.mjs';

/**
 * What each engine executed, from the result of Karma. Every engine has to execute the same number
 * of specs: a browser in which a spec file does not load reports no failure, only fewer specs.
 */
export function engineResults(names, browsers = []) {
  const rows = names.map((name) => {
    const found = browsers.find((browser) => engines[name].reportedName.test(browser.name));
    const { specs = 0, passed = 0, failed = 0, skipped = 0 } = found ?? {};
    return { name, version: found?.name ?? 'not started', specs, passed, failed, skipped };
  });
  const expected = Math.max(1, ...rows.map(({ specs }) => specs));
  return rows.map((row) => {
    const missing = expected - (row.passed + row.failed + row.skipped);
    return { ...row, executed: row.passed + row.failed, missing };
  });
}
