import { escapeHtml } from './escape-html.ts';

/** The part of JSON Schema that bodies of the proxy use. */
export interface BodySchema {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly example?: unknown;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** The fields of a body as a table; a sentence when it has none. */
export function fieldsTable({ properties = {}, required = [] }: BodySchema): string {
  const rows = Object.entries(properties).map(([name, field]) => {
    const cells = [
      `<code>${escapeHtml(name)}</code>${required.includes(name) ? ' (needed)' : ''}`,
      escapeHtml([field.type ?? 'any'].flat().join(' or ')),
      escapeHtml(rulesOf(field)),
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}`).join('')}`;
  });
  if (rows.length === 0) return '<p>Body: <code>{}</code></p>';
  return `<table><thead><tr><th>Field<th>Type<th>Rules</thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function rulesOf({ description, example, format, minLength, maxLength }: FieldSchema): string {
  return [
    maxLength === undefined ? undefined : `${lengthRule(minLength, maxLength)} characters.`,
    format === undefined ? undefined : `Format ${format}.`,
    description,
    example === undefined ? undefined : `Example: ${JSON.stringify(example)}`,
  ]
    .filter((rule) => rule !== undefined)
    .join(' ');
}

function lengthRule(minLength: number | undefined, maxLength: number): string {
  return minLength === undefined ? `At most ${maxLength}` : `${minLength} to ${maxLength}`;
}
