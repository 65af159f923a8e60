import { renderMarkdown } from './render-markdown';

/** Renders a Markdown page without its first heading, or a source file as a code block. */
export function renderDoc(url: string, text: string): string {
  return renderMarkdown(
    url.endsWith('.md') ? text.replace(/^# .*\n/, '') : `\`\`\`ts\n${text}\n\`\`\``,
  );
}
