import type { PreferenceField } from './field-definition';

/** The part of JSON Schema from which a field can be derived. */
export interface JsonSchemaNode {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** A Standard Schema that can also be written as JSON Schema, such as one of Zod 4.2. */
export interface StandardJsonSchema {
  readonly '~standard': {
    readonly jsonSchema: {
      /** Returns the JSON Schema of the input. */
      readonly input: (options: { readonly target: 'draft-2020-12' }) => Record<string, unknown>;
    };
  };
}

/** From which length on a text gets several lines. */
const LONG_TEXT = 200;

/**
 * The fields for the members of a schema that are texts, choices, booleans, numbers, days or lists of texts. Other
 * members get none, and stay as they are. The label is `title`, else the name; the hint is `description`.
 *
 * @param schema - a Standard Schema with `jsonSchema`, or a JSON Schema
 *
 * @example
 * ```ts
 * import { preferenceFieldsFrom } from 'ngx-auth0-profile/ui';
 *
 * const fields = preferenceFieldsFrom({
 *   properties: {
 *     about: { type: 'string', title: 'About you', maxLength: 500 },
 *     newsletter: { type: 'boolean', title: 'Newsletter' },
 *   },
 * });
 * ```
 */
export function preferenceFieldsFrom(
  schema: StandardJsonSchema | JsonSchemaNode,
): readonly PreferenceField[] {
  const { properties }: { readonly properties?: unknown } = isStandard(schema)
    ? schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
    : schema;
  return Object.entries(Object(properties) as Readonly<Record<string, unknown>>).flatMap(
    ([name, node]) => (typeof node === 'object' && node !== null ? fieldFor(name, node) : []),
  );
}

function fieldFor(name: string, node: JsonSchemaNode): PreferenceField | readonly never[] {
  const { title: label = name, description } = node;
  const base = { name, label, ...(description !== undefined && { hint: description }) };
  if (node.enum) {
    return node.enum.every((value) => typeof value === 'string')
      ? { ...base, kind: 'choice', options: node.enum.map((value) => ({ value, label: value })) }
      : [];
  }
  switch (node.type) {
    case 'string':
      return stringField(base, node);
    case 'boolean':
      return { ...base, kind: 'switch' };
    case 'number':
    case 'integer':
      return {
        ...base,
        kind: 'number',
        ...(node.type === 'integer' && { step: 1 }),
        ...(node.minimum !== undefined && { min: node.minimum }),
        ...(node.maximum !== undefined && { max: node.maximum }),
      };
    case 'array':
      return isTextNode(node.items)
        ? { ...base, kind: 'list', ...(node.maxItems !== undefined && { maxItems: node.maxItems }) }
        : [];
    default:
      return [];
  }
}

function stringField(
  base: Pick<PreferenceField, 'name' | 'label' | 'hint'>,
  { format, maxLength }: JsonSchemaNode,
): PreferenceField {
  if (format === 'date') {
    return { ...base, kind: 'date' };
  }
  const kinds = { email: 'email', uri: 'url' } as const;
  const kind =
    format === 'email' || format === 'uri'
      ? kinds[format]
      : (maxLength ?? 0) > LONG_TEXT
        ? 'long-text'
        : 'text';
  return { ...base, kind, ...(maxLength !== undefined && { maxLength }) };
}

function isTextNode(node: unknown): boolean {
  return (
    typeof node === 'object' &&
    node !== null &&
    Reflect.get(node, 'type') === 'string' &&
    Reflect.get(node, 'enum') === undefined
  );
}

function isStandard(schema: StandardJsonSchema | JsonSchemaNode): schema is StandardJsonSchema {
  return '~standard' in schema;
}
