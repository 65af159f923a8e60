import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';

const BROWSER_NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
];
const BROWSER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Resolves to the path of a Chrome or Chromium, installing Debian's package when this runs as root. */
export async function ensureBrowser() {
  const named = process.env.CHROME_BIN;
  if (named) {
    if (!isExecutable(named)) {
      throw new SetupError(
        `CHROME_BIN names ${named}, which is not a program. Point it at Chrome or Chromium, or unset it.`,
      );
    }
    return named;
  }
  return (
    findBrowser() ??
    (await installed('chromium', findBrowser)) ??
    fail(
      'No Chrome or Chromium was found. Install one, or set CHROME_BIN to its path, and run the command again.',
    )
  );
}

/**
 * Resolves to the path of the first of `names` that is on the PATH. Installs `debianPackage` when none
 * is and this runs as root.
 */
export async function ensureProgram(names, why, debianPackage = names[0]) {
  const find = () => names.map(onPath).find(Boolean);
  return (
    find() ??
    (await installed(debianPackage, find)) ??
    fail(
      `${names.join(' or ')} was not found, and ${why} needs it. Install ${debianPackage} and run the command again.`,
    )
  );
}

function findBrowser() {
  return BROWSER_NAMES.map(onPath).find(Boolean) ?? BROWSER_PLACES.find(isExecutable);
}

function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

async function installed(debianPackage, find) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    return undefined;
  }
  console.log(`Installing Debian's ${debianPackage} package.`);
  const quiet = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], quiet);
  const { code, output } = await run('apt-get', ['install', '-y', '-qq', debianPackage], quiet);
  if (code !== 0) {
    console.error(output.trim().split('\n').slice(-3).join('\n'));
  }
  return find();
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fail(message) {
  throw new SetupError(message);
}
