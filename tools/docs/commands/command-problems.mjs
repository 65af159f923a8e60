import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/run.mjs';
import { containerProblems } from './container-problems.mjs';
import { ngProblems } from './ng-problems.mjs';
import { nodeProblems } from './node-problems.mjs';
import { npmProblems } from './npm-problems.mjs';
import { emulatorProblems, proxyProblems } from './package-problems.mjs';
import { parseCommands } from './parse-commands.mjs';
import {
  deployCliProblems,
  esbuildProblems,
  opensslProblems,
  playwrightProblems,
} from './tool-problems.mjs';
import { variableProblems } from './variable-problems.mjs';

const checks = {
  '@angular/cli': ngProblems,
  a0deploy: deployCliProblems,
  'auth0-profile-proxy': proxyProblems,
  'auth0-tenant-emulator': emulatorProblems,
  cd: cdProblems,
  curl: () => [], // sent to a running proxy by curl-commands.spec.mjs
  docker: containerProblems,
  esbuild: esbuildProblems,
  ng: ngProblems,
  node: nodeProblems,
  npm: npmProblems,
  npx: ([name, ...words], page) => programProblems(name, words, page, true),
  openssl: opensslProblems,
  playwright: playwrightProblems,
  podman: containerProblems,
  sudo: ([name, ...words], page) => programProblems(name, words, page),
  // Neither a part of this workspace nor of Debian: only the files that they name are checked.
  sysctl: () => [],
  'wait-on': () => [],
  wrangler: ([, file], { folder }) => missing(join(folder, file), file),
};

/** The programs whose commands {@link commandProblems} checks. */
export const PROGRAMS = Object.keys(checks);

/**
 * What is wrong with the shell code of a page, as texts.
 *
 * @param page `folder` and `text` of the page that has the code.
 */
export async function commandProblems(code, page) {
  const problems = [];
  for (const { text, variables, words } of parseCommands(code)) {
    const found = [
      ...variableProblems(variables),
      ...(words.length > 0 ? await programProblems(words[0], words.slice(1), page) : []),
      ...(await nestedProblems(words, page)),
    ];
    problems.push(...found.map((problem) => `${text}: ${problem}`));
  }
  return problems;
}

async function programProblems(name, words, page, isNpx = false) {
  if (isNpx && (name === '--yes' || name === '-y')) {
    return programProblems(words[0], words.slice(1), page);
  }
  const check = checks[/^(@?[^@]+)/.exec(name)[1]];
  return check === undefined ? [`nothing checks the program "${name}"`] : check(words, page);
}

/** The command that another one starts: `auth0-tenant-emulator exec -- npm test`. */
async function nestedProblems(words, page) {
  const end = words.indexOf('--');
  return words.includes('exec') && end >= 0
    ? programProblems(words[end + 1], words.slice(end + 2), page)
    : [];
}

function cdProblems([folder], page) {
  return page.text.includes(` new ${folder} `) ? [] : missing(join(root, folder), folder);
}

function missing(path, name) {
  return existsSync(path) ? [] : [`there is no ${name}`];
}
