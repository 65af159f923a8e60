import { GUIDES } from './docs';

/** Where a link of a Markdown page leads: another page, a heading of this page, another site, or nowhere in this app. */
export type LinkTarget =
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'heading'; readonly slug: string }
  | { readonly kind: 'external' }
  | { readonly kind: 'none' };

/** Pages of the documentation site that this app has, too. */
const SITE_PAGES: ReadonlyMap<string, string> = new Map([
  ['/token-doctor', '/doctor'],
  ['/library', '/docs/readme'],
  ['/concepts/which-api-for-which-field', '/docs/my-account'],
]);

/** The target of a link, by its `href` as written in the Markdown file. */
export function linkTarget(href: string): LinkTarget {
  const [path = '', slug] = href.split('#');
  if (path === '' && slug !== undefined) {
    return { kind: 'heading', slug };
  }
  if (/^[a-z]+:/.test(href)) {
    return { kind: 'external' };
  }
  const file = /(?:^|\/)([\w-]+\.md)$/.exec(path)?.[1];
  const doc = GUIDES.find(({ url }) => file !== undefined && url.endsWith(`/${file}`));
  const page = doc ? `/docs/${doc.id}` : SITE_PAGES.get(path);
  return page === undefined
    ? { kind: 'none' }
    : { kind: 'page', url: slug === undefined ? page : `${page}#${slug}` };
}

/** The anchor of a heading, as in GitHub's Markdown. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
