import { Marked } from 'marked';

/**
 * Renders a Markdown page without its first heading, or a source file as a code block.
 * Angular sanitises the HTML when it inserts it.
 */
export function renderDoc(url: string, text: string): string {
  const markdown = url.endsWith('.md') ? text.replace(/^# .*\n/, '') : `\`\`\`ts\n${text}\n\`\`\``;
  return new Marked().parse(markdown, { async: false });
}
