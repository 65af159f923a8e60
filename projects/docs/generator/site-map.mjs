import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';

const LIBRARY = 'projects/ngx-auth0-profile';
const EMULATOR = 'projects/auth0-tenant-emulator';
const PROXY = 'projects/auth0-profile-proxy';
const OWN = 'projects/docs/pages';

/**
 * The sections of the navigation: own pages by path, pages of the repository as a pair of path and file. Guides and
 * recipes that a package adds later appear by themselves, after the named ones.
 */
function sections() {
  return [
    ['Start', ['quick-start', 'modes', 'demo', 'token-doctor', 'faq']],
    [
      'Concepts',
      [
        'concepts/tokens',
        'concepts/audiences',
        'concepts/scopes',
        'concepts/why-not-update-users',
        ['concepts/which-api-for-which-field', `${LIBRARY}/guides/my-account.md`],
      ],
    ],
    [
      'Guides',
      [
        ['library', `${LIBRARY}/README.md`],
        ...['ng-add', 'features', 'account-page', 'user-messages', 'diagnosis', 'testing'].map(
          guide,
        ),
        ...found(`${LIBRARY}/guides/*.md`).map((file) => guide(basename(file, '.md'))),
      ],
    ],
    ['Recipes', ownPages('recipes')],
    ['Migration', ownPages('migration')],
    [
      'Emulator',
      [
        ['emulator', `${EMULATOR}/README.md`],
        ['emulator/recipes', `${EMULATOR}/recipes.md`],
        'clients',
        ...recipes(EMULATOR, 'emulator'),
        ['emulator/dialect', `${EMULATOR}/dialect.md`],
        ['emulator/supported', `${EMULATOR}/supported.md`],
      ],
    ],
    [
      'Proxy and BFF',
      [
        ['proxy', `${PROXY}/README.md`],
        ['proxy/recipes', `${PROXY}/recipes/README.md`],
        ...recipes(PROXY, 'proxy'),
        ['proxy/security', `${PROXY}/SECURITY.md`],
      ],
    ],
    [
      'Project',
      [
        'comparison',
        ['benchmark-results', 'projects/benchmarks/results.md'],
        ['benchmarks-method', 'projects/benchmarks/README.md'],
        ['security', 'SECURITY.md'],
        ['architecture', 'ARCHITECTURE.md'],
        ['contributing', 'CONTRIBUTING.md'],
        ['changelog', 'CHANGELOG.md'],
        ['demo-app', 'projects/demo/README.md'],
      ],
    ],
  ];
}

/** Every page that comes from a Markdown file: its path on the site, its file, its title and its text, by section. */
export function siteMap() {
  const seen = new Set();
  return sections().map(([title, entries]) => ({
    title,
    pages: entries.map(toPage).filter(({ source }) => !seen.has(source) && seen.add(source)),
  }));
}

function toPage(entry) {
  const [path, source] = Array.isArray(entry) ? entry : [entry, `${OWN}/${entry}.md`];
  const text = readFileSync(join(root, source), 'utf8').replaceAll('\r\n', '\n');
  const title = /^# (.+)$/m.exec(text)?.[1].replaceAll('`', '') ?? path;
  return { path, source, title, text };
}

function guide(name) {
  const path = name === 'my-account' ? 'concepts/which-api-for-which-field' : `guides/${name}`;
  return [path, `${LIBRARY}/guides/${name}.md`];
}

function ownPages(folder) {
  return found(`${OWN}/${folder}/*.md`).map((file) => `${folder}/${basename(file, '.md')}`);
}

/** The recipes of a package: a Markdown file each, or a folder with a README. */
function recipes(project, path) {
  const files = found(`${project}/recipes/{*.md,*/README.md}`);
  return files.map((file) => {
    const name = basename(file) === 'README.md' ? basename(dirname(file)) : basename(file, '.md');
    return [`${path}/${name}`, file];
  });
}

function found(pattern) {
  return globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
