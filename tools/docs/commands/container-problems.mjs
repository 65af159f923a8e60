import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/run.mjs';
import { optionsIn } from './options-in.mjs';
import { emulatorProblems } from './package-problems.mjs';

/** The options that the documentation uses, as the manual pages of docker and podman name them. */
const OPTIONS = {
  build: ['file', 'tag'],
  run: ['env-file', 'publish', 'volume'],
};

const EMULATOR = 'auth0-tenant-emulator';

/**
 * What is wrong with `docker …` or `podman …`, which cannot be run here: files that do not exist, an image that the
 * page does not build, and the command inside the container.
 */
export async function containerProblems([command, ...words], { folder, text }) {
  const known = OPTIONS[command];
  if (known === undefined) {
    return [`the documentation uses no "docker ${command}"`];
  }
  const image = imageOf(words);
  const own = image < 0 ? words : words.slice(0, image);
  const unknown = optionsIn(own)
    .filter(({ name }) => !known.includes(name))
    .map(({ name }) => `docker ${command} is used without --${name} here`);
  return [
    ...unknown,
    ...(command === 'build' ? fileProblems(own, folder) : []),
    ...(command === 'run' ? await runProblems(words, image, text) : []),
  ];
}

/** The place of the image: the first word that is neither an option nor the value of one. */
function imageOf(words) {
  return words.findIndex(
    (word, index) => !word.startsWith('--') && word !== '…' && !words[index - 1]?.startsWith('--'),
  );
}

function fileProblems(words, folder) {
  const file = optionsIn(words).find(({ name }) => name === 'file')?.value ?? 'Containerfile';
  return existsSync(join(folder, file)) ? [] : [`there is no file ${file} beside the page`];
}

async function runProblems(words, at, text) {
  const [image, ...inside] = words.slice(at);
  if (!text.includes(`--tag ${image} `)) {
    return [`the page builds no image "${image}"`];
  }
  if (image === EMULATOR) {
    return emulatorProblems(inside);
  }
  const [, packageFile] = /^node_modules\/(.+)$/.exec(inside[1] ?? '') ?? [];
  return packageFile === undefined || existsSync(join(root, 'projects', packageFile))
    ? []
    : [`the package has no file ${inside[1]}`];
}
