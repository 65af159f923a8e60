import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';

/** The content of a cell: a plain value, or HTML. */
export type Cell = string | number | boolean | undefined | Html;

/** One table of the dashboard. */
export interface Section {
  id: string;
  title: string;
  /** How many there are, where not all are shown. Default: the number of rows. */
  total?: number;
  /** The text instead of an empty table. */
  none: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Takes the whole width of the page. */
  wide?: true;
}

/** Renders a section as a card with its table. */
export function sectionHtml(section: Section): Html {
  const { id, title, rows, none, wide, total = rows.length } = section;
  return html`<section
    id="${id}"
    class="${wide === true ? 'wide' : ''}"
    aria-labelledby="${id}-title"
  >
    <h2 id="${id}-title">${title} <small>${total}</small></h2>
    ${rows.length === 0 ? html`<p>${none}</p>` : tableHtml(section)}
  </section> `;
}

/** A word in the colour of its `kind`. */
export function chip(text: string, kind: 'good' | 'neutral' | 'warning' | 'bad'): Html {
  return html`<span class="chip ${kind}">${text}</span>`;
}

/** The time of day of an ISO time; hovering shows all of it. */
export function timeOfDay(iso: string): Html {
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(11, 23)}</time>`;
}

function tableHtml({ title, heads, rows }: Section): Html {
  return html`<div class="scroll" role="region" aria-label="${title}, table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(rowHtml)}
      </tbody>
    </table>
  </div>`;
}

function rowHtml(row: readonly Cell[]): Html {
  return html`<tr>
    ${row.map((cell) => html`<td>${cell ?? ''}</td>`)}
  </tr> `;
}
