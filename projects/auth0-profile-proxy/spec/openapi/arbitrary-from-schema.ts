import fc from 'fast-check';

/** The part of JSON Schema the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Values a schema allows, or nearly so: what a client that reads the document would send. */
export function arbitraryFromSchema(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
): fc.Arbitrary<unknown> {
  const of = (part: Schema): fc.Arbitrary<unknown> => arbitraryFromSchema(part, schemas);
  if (schema.$ref !== undefined) {
    return of(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  }
  if (schema.enum) {
    return fc.constantFrom(...schema.enum);
  }
  const parts = schema.anyOf ?? schema.allOf;
  if (parts) {
    return fc.oneof(...parts.map(of));
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['object']);
  return fc.oneof(...types.map((type) => ofType(type, schema, of)));
}

function ofType(
  type: string,
  schema: Schema,
  of: (part: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  if (type === 'string') {
    return text(schema);
  }
  if (type === 'boolean') {
    return fc.boolean();
  }
  if (type === 'null') {
    return fc.constant(null);
  }
  if (type === 'integer' || type === 'number') {
    return fc.integer();
  }
  if (type === 'array') {
    return fc.array(of(schema.items ?? {}), { maxLength: 4 });
  }
  if (!schema.properties) {
    return fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
  }
  const members = Object.entries(schema.properties).map(([key, part]) => [key, of(part)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [] });
}

function text({ pattern, format, minLength = 0, maxLength = 300 }: Schema): fc.Arbitrary<string> {
  const sensible: fc.Arbitrary<string>[] = [
    fc.string({ minLength, maxLength: Math.min(maxLength, 400), unit: 'grapheme' }),
  ];
  if (format === 'email') {
    sensible.push(fc.emailAddress());
  }
  if (format === 'uri') {
    sensible.push(fc.webUrl());
  }
  if (pattern !== undefined) {
    sensible.push(fc.stringMatching(new RegExp(pattern)));
  }
  return fc.oneof(...sensible);
}
