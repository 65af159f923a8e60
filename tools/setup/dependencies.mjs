import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { SetupError } from './setup-error.mjs';

/** Runs `npm ci` when node_modules is missing or does not hold what package-lock.json names. */
export async function ensureDependencies() {
  const reason = whyStale(
    readLock('package-lock.json'),
    readLock('node_modules/.package-lock.json'),
  );
  if (reason) {
    console.log(`${reason} Running npm ci; this takes a minute or two.`);
    const { code, output } = await run('npm', [
      'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    if (code !== 0) {
      throw new SetupError(explainNpmFailure(output));
    }
  }
  await checkWorkspaceNode();
}

/** Returns the reason why the installed packages differ from the lock file; undefined when they do not. */
export function whyStale(wanted, installed) {
  if (!wanted) {
    throw new SetupError(
      'package-lock.json is missing. Restore it with git checkout package-lock.json.',
    );
  }
  if (!installed) {
    return 'node_modules is missing.';
  }
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '' || !path.includes('node_modules/') || entry.link) {
      continue;
    }
    const found = installed.packages[path];
    if (!found && (entry.optional || entry.devOptional || entry.peer)) {
      continue;
    }
    if (found?.version !== entry.version) {
      return `node_modules is out of date (${path}).`;
    }
  }
  return undefined;
}

/** Returns a message that says what to do about a failed `npm ci`, from npm's output. */
export function explainNpmFailure(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'npm could not reach its package registry. Check the network (or `npm config get registry`) and run the command again.';
  }
  if (/ENOSPC/.test(output)) {
    return 'The disk is full. Free about 2 GB and run the command again.';
  }
  if (/EACCES|EPERM/.test(output)) {
    return 'npm has no permission to write to this folder. Change its owner (for example with chown) and run the command again.';
  }
  return 'npm ci failed; its message is above. Fix the cause and run the command again.';
}

async function checkWorkspaceNode() {
  const { code, output } = await run('node', ['--version'], { quiet: true });
  const [major = 0, minor = 0] = output.replace(/^v/, '').split('.').map(Number);
  const fits = (major === 22 && minor >= 23) || (major === 24 && minor >= 15) || major >= 26;
  if (code !== 0 || !fits) {
    throw new SetupError(
      `Angular 22 needs Node 22.23, 24.15 or newer, and the package "node" of this workspace is not installed (found ${output.trim() || 'none'}). ` +
        'Allow install scripts (`npm config get ignore-scripts` must be false), delete node_modules and run the command again; or install Node 24.',
    );
  }
}

function readLock(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
