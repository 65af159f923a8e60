import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../setup/run.mjs';
import { readResult, resultEnvironment } from '../test/result-file.mjs';
import { resultOf } from '../test/run-suite.mjs';
import VitestReporter from '../test/vitest-reporter.mjs';

describe('the result of a test runner', () => {
  let folder;
  let file;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'test-results-'));
    file = join(folder, 'result.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function runJasmine(spec) {
    writeFileSync(join(folder, 'a.spec.mjs'), spec);
    const { code } = await run(
      'node',
      [
        join(root, 'node_modules/jasmine/bin/jasmine.js'),
        `--helper=${join(root, 'tools/test/jasmine-reporter.mjs')}`,
        join(folder, 'a.spec.mjs'),
      ],
      { quiet: true, cwd: folder, env: resultEnvironment(file) },
    );
    return { code, result: readResult(file) };
  }

  it('when Jasmine runs, counts passed, failed and skipped specs', async () => {
    const { code, result } = await runJasmine(`
      it('a', () => expect(1).toBe(1));
      it('b', () => expect(1).toBe(2));
      xit('c', () => {});
    `);
    expect(code).not.toBe(0);
    expect(result).toEqual({ passed: 1, failed: 1, skipped: 1 });
  });

  it('when an afterAll of Jasmine throws, counts it as failed', async () => {
    const { result } = await runJasmine(`
      it('a', () => expect(1).toBe(1));
      afterAll(() => { throw new Error('left open'); });
    `);
    expect(result).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it("when Playwright's json reporter writes it, counts a flaky test as passed", () => {
    const stats = { expected: 31, flaky: 1, unexpected: 2, skipped: 3 };
    writeFileSync(file, JSON.stringify({ stats, errors: [] }));
    expect(readResult(file)).toEqual({ passed: 32, failed: 2, skipped: 3 });
  });

  it('when Vitest runs, counts its tests and the errors outside of them', () => {
    const test = (state) => ({ result: () => ({ state }) });
    const modules = [
      { children: { allTests: () => [test('passed'), test('failed')] }, errors: () => [] },
      { children: { allTests: () => [test('skipped')] }, errors: () => [new Error('syntax')] },
    ];
    const ownResult = process.env.TEST_RESULT_FILE;
    process.env.TEST_RESULT_FILE = file;
    try {
      new VitestReporter().onTestRunEnd(modules, [new Error('unhandled')]);
    } finally {
      restoreVariable('TEST_RESULT_FILE', ownResult);
    }
    expect(readResult(file)).toEqual({ passed: 1, failed: 3, skipped: 1 });
  });

  it('when there is no file, is undefined', () => {
    expect(readResult(file)).toBeUndefined();
  });
});

describe('resultOf', () => {
  const none = { passed: 0, failed: 0, skipped: 0 };

  it('when a command has no tests, counts its success as one test', () => {
    expect(resultOf({ code: 0 })).toEqual({ ...none, passed: 1 });
    expect(resultOf({ code: 2 })).toEqual({ ...none, failed: 1 });
  });

  it('when a test runner fails without a failed test, counts one failure', () => {
    const written = { ...none, passed: 5 };
    expect(resultOf({ tests: true, code: 1, written })).toEqual({ ...written, failed: 1 });
  });

  it('when a test runner runs no test, counts one failure', () => {
    expect(resultOf({ tests: true, code: 0, written: none })).toEqual({ ...none, failed: 1 });
    expect(resultOf({ tests: true, code: 0 })).toEqual({ ...none, failed: 1 });
  });

  it('else is what the test runner wrote', () => {
    const written = { passed: 4, failed: 1, skipped: 2 };
    expect(resultOf({ tests: true, code: 1, written })).toEqual(written);
  });
});

/** `process.env.X = undefined` would set the text "undefined". */
function restoreVariable(name, value) {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}
