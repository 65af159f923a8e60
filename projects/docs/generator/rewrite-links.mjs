import { dirname, join, normalize } from 'node:path';

/** A Markdown link or image outside code, with its label and target. */
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;

/**
 * The text of a repository file as a page of the site. A link to a file that is a page leads to that page, an
 * image is copied, and any other file is named, because the repository has no address on the web yet.
 *
 * @param page `path` on the site, `source` in the repository, and `text`.
 * @param pathOf The site path of a repository file, or `undefined`.
 * @param onImage Is told the repository path of each image, and returns its address on the site.
 */
export function rewriteLinks({ source, text }, pathOf, onImage) {
  return outsideCode(text, (part) =>
    part.replace(LINK, (whole, image, label, target) => {
      if (/^([a-z]+:|#|\/)/i.test(target)) {
        return whole;
      }
      const [file, anchor] = target.split('#');
      const path = normalize(join(dirname(source), file));
      if (image) {
        return `![${label}](${onImage(path)})`;
      }
      const page = pathOf(path);
      if (page === undefined) {
        const name = path.replace(/\/$/, '');
        return label.includes(name) ? label : `${label} (\`${name}\`)`;
      }
      return `[${label}](/${page}${anchor ? `#${anchor}` : ''})`;
    }),
  );
}

/** Applies `change` to the parts of a Markdown text that are neither fenced code nor inline code. */
export function outsideCode(text, change) {
  const parts = text.split(/(^([ \t]*)(`{3,})[^\n]*\n[\s\S]*?^\2\3[ \t]*$)/m);
  return parts
    .filter((_, index) => index % 4 < 2)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
