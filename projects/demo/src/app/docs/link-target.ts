import { GUIDES } from './docs';

/** Where a link of a Markdown page leads: another page, a heading of this page, or another site. */
export type LinkTarget =
  | { readonly kind: 'doc'; readonly id: string }
  | { readonly kind: 'heading'; readonly slug: string }
  | { readonly kind: 'external' };

/** The target of a link, by its `href` as written in the Markdown file. */
export function linkTarget(href: string): LinkTarget {
  if (href.startsWith('#')) {
    return { kind: 'heading', slug: href.slice(1) };
  }
  const file = /([\w-]+\.md)(?:#|$)/.exec(href)?.[1];
  const doc = GUIDES.find(({ url }) => file !== undefined && url.endsWith(`/${file}`));
  return doc ? { kind: 'doc', id: doc.id } : { kind: 'external' };
}

/** The anchor of a heading, as in GitHub's Markdown. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
