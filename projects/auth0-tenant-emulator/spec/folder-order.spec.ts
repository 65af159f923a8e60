import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** The folders of `src/`, lowest first, as ARCHITECTURE.md lists them. */
const FOLDERS = [
  'common',
  'state',
  'seed',
  'tenant',
  'tokens',
  'users',
  'pages',
  'sessions',
  'actions',
  'authentication-api',
  'management-api',
  'my-account-api',
  'faults',
  'middleware',
  'control-plane',
  'platform',
  'server',
  'verify',
  'cli',
];

describe('src/', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(SRC, name));

  it('has the folders of this list and no other', () => {
    const found = readdirSync(SRC, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(found.sort()).toEqual([...FOLDERS].sort());
  });

  it('imports from lower folders only', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => rankOf(target) > rankOf(file))
        .map((target) => `${relative(SRC, file)} imports ${relative(SRC, target)}`),
    );
    expect(upward).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });
});

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, specifier = '']) =>
    join(dirname(file), specifier),
  );
}

/** The place of a file's folder in the list; files directly in `src/` come last. */
function rankOf(file: string): number {
  const [folder = ''] = relative(SRC, file).split('/');
  return folder.endsWith('.ts') ? FOLDERS.length : FOLDERS.indexOf(folder);
}
