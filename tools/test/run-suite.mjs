import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../setup/run.mjs';
import { lastLines } from './last-lines.mjs';
import { readResult, resultEnvironment } from './result-file.mjs';

/**
 * Runs a suite's commands one after the other and resolves to its totals. A command that fails ends
 * the suite; then `lastOutput` is the end of its output. `env` is set for each command, and each
 * line it prints starts with `linePrefix` if there is one.
 */
export async function runSuite({ name, commands }, options) {
  const started = Date.now();
  const total = { name, passed: 0, failed: 0, skipped: 0, lastOutput: undefined };
  for (const command of commands) {
    const { code, output, passed, failed, skipped } = await runCommand(command, options);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    if (failed > 0) {
      total.lastOutput = lastLines(output);
    }
    if (code !== 0) {
      break;
    }
  }
  return { ...total, seconds: Math.round((Date.now() - started) / 1000) };
}

/** A command without tests counts as one test: that it succeeds. */
async function runCommand({ tests, args: [program, ...args] }, { env, linePrefix }) {
  const folder = mkdtempSync(join(tmpdir(), 'test-result-'));
  const resultFile = join(folder, 'result.json');
  try {
    const { code, output } = await run(program, args, {
      linePrefix,
      env: { ...env, ...(tests && resultEnvironment(resultFile)) },
    });
    return { code, output, ...resultOf({ tests, code, written: readResult(resultFile) }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The number of tests; a test runner that fails, or runs nothing, without a failed test counts as one. */
export function resultOf({ tests, code, written = { passed: 0, failed: 0, skipped: 0 } }) {
  if (!tests) {
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
  const broken = written.failed === 0 && (code !== 0 || written.passed === 0);
  return { ...written, failed: broken ? 1 : written.failed };
}
