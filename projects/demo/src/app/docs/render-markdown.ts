import { Marked } from 'marked';

import { linkTarget } from './link-target';

/**
 * Renders Markdown. A link to a page that this app does not have becomes a text that says where the page is.
 * Angular sanitises the HTML when it inserts it.
 */
export function renderMarkdown(markdown: string): string {
  const marked = new Marked({
    renderer: {
      link({ href, tokens }) {
        return linkTarget(href).kind === 'none'
          ? `${this.parser.parseInline(tokens)} (<code>${href}</code> in the documentation site, <code>npm run docs</code>)`
          : false;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}
