import { cpSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../../setup/run.mjs';
import { optionsIn } from './options-in.mjs';
import { runProgram } from './run-program.mjs';

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';
const DEPLOY_CLI = 'node_modules/auth0-deploy-cli/lib/index.js';

/** Builds the file that the page names, in a copy of its folder, with the options as they are. */
export async function esbuildProblems(words, { folder }) {
  const copy = mkdtempSync(join(folder, '.esbuild-'));
  try {
    for (const file of globSync('*.ts', { cwd: folder })) {
      cpSync(join(folder, file), join(copy, file));
    }
    const { code, output } = await run('esbuild', words, { quiet: true, cwd: copy });
    return code === 0 ? [] : [output.trim()];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** `--help` of the real auth0-deploy-cli lists the options of the command. */
export async function deployCliProblems([command, ...words]) {
  const { output } = await runProgram([join(root, DEPLOY_CLI), command, '--help']);
  return optionsIn(words)
    .filter(({ name }) => !new RegExp(`--${name}\\b`).test(output))
    .map(({ name }) => `a0deploy ${command} --help does not list --${name}`);
}

/** The configuration has to exist; `--help` of the real Playwright lists the other options. */
export async function playwrightProblems([command, ...words]) {
  const { output } = await runProgram([join(root, PLAYWRIGHT), command, '--help']);
  return optionsIn(words).flatMap(({ name, value }) => {
    if (name === 'config' && !existsSync(join(root, value))) {
      return [`there is no file ${value}`];
    }
    return new RegExp(`--${name}\\b`).test(output) ? [] : [`playwright has no option --${name}`];
  });
}

/** Creates a key pair as the pages do. */
export async function opensslProblems(words) {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-'));
  try {
    if (!words.includes('genpkey')) {
      await run('openssl', ['genpkey', '-algorithm', 'RSA', '-out', 'private.pem'], {
        quiet: true,
        cwd: folder,
      });
    }
    const { code, output } = await run('openssl', words, { quiet: true, cwd: folder });
    return code === 0 ? [] : [output.trim()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
