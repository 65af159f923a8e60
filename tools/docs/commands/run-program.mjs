import { run } from '../../setup/run.mjs';

const results = new Map();

/** Runs a Node program, once for each list of arguments: its exit code and output. */
export function runProgram(args, { cwd } = {}) {
  const key = JSON.stringify([args, cwd]);
  if (!results.has(key)) {
    results.set(key, run('node', args, { quiet: true, cwd }));
  }
  return results.get(key);
}
