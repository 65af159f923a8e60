import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/run.mjs';
import { runProgram } from './run-program.mjs';
import { scriptOptions } from './script-options.mjs';

const EMULATOR = 'projects/auth0-tenant-emulator/bin/auth0-tenant-emulator.js';
const SCHEMAS = [
  'projects/ngx-auth0-profile/schematics/*/schema.json',
  'tools/serve-with-tenant/schema.json',
  'node_modules/@angular/build/src/builders/dev-server/schema.json',
];
const SCRIPTS = ['tools/*.mjs', 'tools/{matrix,demo-site}/*.mjs', 'projects/benchmarks/run.mjs'];
/** Options of other programs that pages name alone. */
const OTHERS = ['skip-confirmation', 'version', 'help', 'base-href'];

/** The names of all options of the programs of this repository and of its schematics. */
export async function knownOptions() {
  const { output } = await runProgram([join(root, EMULATOR), '--help']);
  return new Set([
    ...OTHERS,
    ...[...output.matchAll(/--([a-z][\w-]*)/g)].map(([, name]) => name),
    ...schemaOptions(SCHEMAS),
    ...files(SCRIPTS).flatMap((file) => [...scriptOptions(join(root, file))]),
  ]);
}

/** The options of JSON Schemas, as they are typed. */
export function schemaOptions(patterns) {
  return files(patterns).flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(join(root, file), 'utf8')).properties).flatMap((name) => {
      const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return [option, `no-${option}`];
    }),
  );
}

function files(patterns) {
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: root }));
}
