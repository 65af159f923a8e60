import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { root } from '../setup/run.mjs';

const PAGES = globSync(
  ['*.md', 'projects/*/*.md', 'projects/*/guides/*.md', 'projects/*/{recipes,pages}/**/*.md'],
  { cwd: root },
).filter((file) => !/node_modules|[\\/]dist[\\/]/.test(file));

/** Pages that others need not link to. */
const UNLINKED = /(^|\/)(README|CHANGELOG|index|LICENSE)\.md$|^projects\/docs\//;

describe('the links between the Markdown files of the repository', () => {
  it('lead to files and headings that exist', () => {
    const broken = PAGES.flatMap((file) =>
      linksIn(file)
        .filter(({ path, anchor }) => !exists(path, anchor))
        .map(({ target }) => `${file}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('lead to every guide and recipe', () => {
    const linked = new Set(PAGES.flatMap((file) => linksIn(file).map(({ path }) => path)));
    expect(PAGES.filter((file) => !UNLINKED.test(file) && !linked.has(file))).toEqual([]);
  });

  it('lead from the README of the repository to each guide of the library', () => {
    const linked = linksIn('README.md').map(({ path }) => path);
    const guides = globSync('projects/ngx-auth0-profile/guides/*.md', { cwd: root });
    expect(guides.filter((file) => !linked.includes(file))).toEqual([]);
  });
});

/** The relative links of a page, with the file in the repository and the heading they lead to. */
function linksIn(file) {
  const text = readFileSync(join(root, file), 'utf8').replace(/^([ \t]*)```[\s\S]*?^\1```/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^([a-z]+:|\/)/i.test(target))
    .map((target) => {
      const [path, anchor = ''] = target.split('#');
      return { target, path: path === '' ? file : normalize(join(dirname(file), path)), anchor };
    });
}

function exists(path, anchor) {
  // The site writes the page of the benchmarks.
  if (path === 'projects/docs/pages/benchmarks.md') {
    return true;
  }
  if (!existsSync(join(root, path))) {
    return false;
  }
  return anchor === '' || !basename(path).endsWith('.md') || anchorsOf(path).has(anchor);
}

/** The anchors of the headings, as GitHub and VitePress make them for words without accents. */
function anchorsOf(path) {
  const text = readFileSync(join(root, path), 'utf8').replace(/^([ \t]*)```[\s\S]*?^\1```/gm, '');
  return new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
      heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}
