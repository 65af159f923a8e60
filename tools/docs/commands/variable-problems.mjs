import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/run.mjs';

const SOURCES = 'projects/auth0-{tenant-emulator,profile-proxy}/src/**/*.ts';
/** Variables of Node and of the container recipe. */
const OTHERS = ['NODE_EXTRA_CA_CERTS'];

let known;

/** The environment variables among `names` that neither the emulator nor the proxy reads. */
export function variableProblems(names) {
  known ??= new Set([
    ...OTHERS,
    ...globSync(SOURCES, { cwd: root }).flatMap(
      (file) =>
        readFileSync(join(root, file), 'utf8').match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g) ?? [],
    ),
  ]);
  return names
    .filter((name) => !known.has(name))
    .map((name) => `no program reads the variable ${name}`);
}
