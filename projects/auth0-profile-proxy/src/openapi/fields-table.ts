import { escapeHtml } from './escape-html.ts';
import { htmlTable } from './html-table.ts';

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

/** The fields of a body as an HTML table; a sentence when it has none. */
export function fieldsTable({ properties = {}, required = [] }: BodySchema): string {
  const rows = Object.entries(properties).map(([name, field]) => [
    `<code>${escapeHtml(name)}</code>${required.includes(name) ? ' (needed)' : ''}`,
    escapeHtml([field.type ?? 'any'].flat().join(' or ')),
    escapeHtml(rulesOf(field)),
  ]);
  return rows.length === 0
    ? '<p>An empty object, <code>{}</code>.</p>'
    : htmlTable(['Field', 'Type', 'Rules'], rows);
}

/** An example body: the fields with an example, else the required fields. */
export function exampleBody({ properties = {}, required = [] }: BodySchema): object {
  const examples = Object.entries(properties).filter(([, { example }]) => example !== undefined);
  if (examples.length === 0) {
    return Object.fromEntries(required.map((name) => [name, '…']));
  }
  return Object.fromEntries(examples.map(([name, { example }]) => [name, example]));
}

function rulesOf({ description, format, minLength, maxLength }: FieldSchema): string {
  return [
    maxLength === undefined ? undefined : `${lengthRule(minLength, maxLength)} characters.`,
    format === undefined ? undefined : `Format ${format}.`,
    description,
  ]
    .filter((rule) => rule !== undefined)
    .join(' ');
}

function lengthRule(minLength: number | undefined, maxLength: number): string {
  return minLength === undefined ? `At most ${maxLength}` : `${minLength} to ${maxLength}`;
}
