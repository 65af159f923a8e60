import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../setup/run.mjs';

const HEADING =
  /^Folders of `([^`]+)`; imports only go to folders further up in this list:\n\n```text\n([^`]+)```/gm;

/** The lists of ARCHITECTURE.md: a folder of the workspace, and its folders, lowest first. */
const lists = [...readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(HEADING)].map(
  ([, base, list]) => ({ base, folders: list.split('\n').flatMap(foldersOf) }),
);

describe('the folders in ARCHITECTURE.md', () => {
  it('are those of the library, its diagnosis, its account page and its schematics', () => {
    expect(lists.map(({ base }) => base)).toEqual([
      'projects/ngx-auth0-profile/src',
      'projects/ngx-auth0-profile/diagnosis/src',
      'projects/ngx-auth0-profile/ui/src',
      'projects/ngx-auth0-profile/schematics',
    ]);
  });

  for (const { base, folders } of lists) {
    const files = sourceFiles(join(root, base));

    it(`are all folders of ${base}`, () => {
      const found = new Set(files.map((file) => file.split('/', 1)[0]).filter(isFolder));
      const listed = new Set(folders.map((folder) => folder.split('/', 1)[0]));
      listed.delete('spec');
      expect([...found].sort()).toEqual([...listed].sort());
      expect(found.size).toBeGreaterThan(5);
    });

    it(`are in the order of the imports of ${base}`, () => {
      const upward = files.flatMap((file) =>
        importsOf(join(root, base), file)
          .filter((target) => rank(folders, target) > rank(folders, file))
          .map((target) => `${file} imports ${target}`),
      );
      expect(upward).toEqual([]);
    });
  }
});

/** The folders that a line such as `a/, b/c/  what they are for` begins with. */
function foldersOf(line) {
  const [names] = line.match(/^(?:[-\w/]+\/,? ?)+(?= )/) ?? [''];
  return names.split(/, ?/).flatMap((name) => name.trim().replace(/\/$/, '') || []);
}

function sourceFiles(base) {
  return readdirSync(base, { recursive: true })
    .filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$|\.d\.ts$/.test(name))
    .filter((name) => !/(?:^|\/)(?:spec|files|node_modules|dist)\//.test(name));
}

function importsOf(base, file) {
  const text = readFileSync(join(base, file), 'utf8');
  return (
    [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
      .map(([, specifier]) => relative(base, join(base, dirname(file), specifier)))
      // Helpers of specs may use those of another entry point.
      .filter((target) => !target.startsWith('..') || !file.startsWith('test-support/'))
  );
}

/** The place of a file's folder in the list: the longest that matches. Files outside of them come last. */
function rank(folders, file) {
  const containing = folders.filter((folder) => file.startsWith(`${folder}/`));
  const longest = containing.sort((one, other) => other.length - one.length)[0];
  return longest === undefined ? folders.length : folders.indexOf(longest);
}

function isFolder(name) {
  return !name.endsWith('.ts');
}
