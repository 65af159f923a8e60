import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/run.mjs';
import { SUITES } from '../../test/suites.mjs';
import { optionsIn } from './options-in.mjs';
import { scriptOptions } from './script-options.mjs';

/** What `ng add` and the generators write into the reader's workspace. */
const GENERATED = 'projects/ngx-auth0-profile/schematics/*/files/';

/** The names that `--only` of a script takes. */
const namesOfOnly = {
  'tools/test.mjs': () => SUITES.map(({ name }) => name),
  'projects/benchmarks/run.mjs': () => namesIn('projects/benchmarks/cases/*.mjs'),
  'tools/matrix/run.mjs': () => namesIn('tools/matrix/cells.mjs'),
};

/** What is wrong with `node <file> …`: a file that does not exist, an option that it does not read. */
export function nodeProblems([file, ...words], { folder }) {
  const found = [join(root, file), join(folder, file)].find((path) => existsSync(path));
  if (found === undefined) {
    return isGenerated(file) ? [] : [`there is no file ${file}`];
  }
  const known = scriptOptions(found);
  return optionsIn(words).flatMap(({ name, value }) => {
    if (!known.has(name)) {
      return [`${file} reads no option --${name}`];
    }
    const names = name === 'only' ? namesOfOnly[file]?.() : undefined;
    const unknown = names && value?.split(',').filter((one) => !names.includes(one));
    return (unknown ?? []).map((one) => `${file} knows no "${one}"`);
  });
}

function namesIn(pattern) {
  return globSync(pattern, { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^\s*(?:\{ )?name: '([^']+)'/gm)].map(
      ([, name]) => name,
    ),
  );
}

function isGenerated(file) {
  const name = file.split('/').slice(1).join('/');
  return name !== '' && globSync(`${GENERATED}${name}*`, { cwd: root }).length > 0;
}
