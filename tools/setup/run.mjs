import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prefixLines } from './prefix-lines.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const localBin = join(root, 'node_modules', '.bin');

/** An environment in which `node` is the one of the workspace, not the one of the machine. */
export function workspaceEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: `${localBin}${delimiter}${process.env.PATH ?? ''}`,
    NG_CLI_ANALYTICS: 'false',
    ...extra,
  };
}

/**
 * Runs a command in the workspace and resolves to its exit code and output.
 * The output is printed, too, unless `quiet` is set; each line after `linePrefix` if there is one.
 */
export function run(command, args, { quiet = false, linePrefix, env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32';
    const child = spawn(command, args, {
      cwd,
      env: workspaceEnvironment(env),
      shell: windows,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const [stream, screen] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
      });
      if (!quiet) {
        const printed = linePrefix ? stream.pipe(prefixLines(linePrefix)) : stream;
        printed.on('data', (chunk) => screen.write(chunk));
      }
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}
