import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../../setup/run.mjs';
import { nodeProblems } from './node-problems.mjs';
import { optionsIn } from './options-in.mjs';

const COMMANDS = ['ci', 'install', 'run', 'start', 'test'];
const PUBLISHED = ['ngx-auth0-profile', 'auth0-tenant-emulator', 'auth0-profile-proxy'];
/** What `ng add` writes into the application of the reader; its golden files show it. */
const GOLDEN =
  'projects/ngx-auth0-profile/schematics/spec/shapes/goldens/applications/fresh-own-page.diff';

let settings;

/** What is wrong with `npm …`: unknown commands, scripts, packages and options. */
export async function npmProblems([command, ...words], page) {
  if (!COMMANDS.includes(command)) {
    return [`npm has no command "${command}" among those that the documentation uses`];
  }
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const known = await settingsOfNpm();
  const unknown = optionsIn(own)
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => `npm has no setting "${name}"`);
  if (command === 'ci') {
    return unknown;
  }
  if (command === 'install') {
    return [...unknown, ...packagesIn(own).flatMap(packageProblems)];
  }
  const name = command === 'run' ? own[0] : command;
  return [
    ...unknown,
    ...(await scriptProblems(name, own, end < 0 ? [] : words.slice(end + 1), page)),
  ];
}

async function scriptProblems(name, own, args, page) {
  const at = own.indexOf('-w');
  const folder = at < 0 ? '' : `projects/${own[at + 1]}`;
  const script = scriptsOf(folder)[name];
  if (script === undefined) {
    return isScriptOfReader(name, page) ? [] : [`there is no npm script "${name}"`];
  }
  const [program, file, ...given] = script.split(' ');
  return program === 'node'
    ? nodeProblems([file, ...given, ...args], { ...page, folder: join(root, folder) })
    : [];
}

function isScriptOfReader(name, { text }) {
  return (
    text.includes(`"${name}": `) || readFileSync(join(root, GOLDEN), 'utf8').includes(`"${name}": `)
  );
}

function scriptsOf(folder) {
  const file = join(root, folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).scripts ?? {}) : {};
}

function packagesIn(words) {
  return words.filter((word) => !word.startsWith('-') && !/^<[^>]*>$/.test(word));
}

/** A package that readers install is one of ours, or one that the lock file has. */
function packageProblems(name) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const [, packed] = /\/dist\/packages\/([\w-]+)-\d+\.\d+\.\d+\.tgz$/.exec(name) ?? [];
  return PUBLISHED.includes(packed ?? name) || packages[`node_modules/${name}`] !== undefined
    ? []
    : [`the package "${name}" is neither published from here nor tested here`];
}

async function settingsOfNpm() {
  settings ??= run('npm', ['config', 'list', '--long', '--json'], { quiet: true, cwd: root });
  const { output } = await settings;
  // npm may print a warning before or after it.
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
  return new Set(Object.keys(JSON.parse(json)));
}
