import { escapeHtml } from '../login/page.ts';

/** What stands in a cell: text, or HTML whose variable parts have gone through `escapeHtml`. */
export type Cell = string | number | boolean | undefined | { html: string };

/** One table of the dashboard. */
export interface Section {
  id: string;
  title: string;
  /** What an empty table says. */
  none: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Takes the whole width of the page. */
  wide?: true;
}

/** Writes a section as a card with its table. */
export function sectionHtml(section: Section): string {
  const { id, title, rows, heads, none, wide } = section;
  const heading = `<h2 id="${id}-title">${escapeHtml(title)} <small>${rows.length}</small></h2>`;
  const body = rows.length === 0 ? `<p>${escapeHtml(none)}</p>` : tableHtml(title, heads, rows);
  return `<section id="${id}"${wide === true ? ' class="wide"' : ''} aria-labelledby="${id}-title">
${heading}
${body}
</section>`;
}

/** A word that stands out, in the colour of its `kind`. */
export function chip(text: string, kind: 'good' | 'neutral' | 'warning' | 'bad'): Cell {
  return { html: `<span class="chip ${kind}">${escapeHtml(text)}</span>` };
}

/** The time of day of an ISO time, the whole of it on hovering. */
export function timeOfDay(iso: string): Cell {
  return {
    html: `<time datetime="${escapeHtml(iso)}" title="${escapeHtml(iso)}">${escapeHtml(iso.slice(11, 23))}</time>`,
  };
}

function tableHtml(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const head = heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n');
  return `<div class="scroll" role="region" aria-label="${escapeHtml(title)}, table" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody>
</table></div>`;
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'object') {
    return `<td>${cell.html}</td>`;
  }
  return `<td>${escapeHtml(String(cell ?? ''))}</td>`;
}
