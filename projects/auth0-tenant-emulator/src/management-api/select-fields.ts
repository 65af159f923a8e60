import { managementError } from './errors.ts';

/** Applies the `fields` and `include_fields` query parameters to an item. */
export function selectFields<Item extends object>(
  item: Item,
  fields: string | undefined,
  includeFields: string | undefined,
): Partial<Item> {
  if (includeFields !== undefined && includeFields !== 'true' && includeFields !== 'false') {
    throw managementError(
      'query',
      `Expected type boolean but found type string`,
      ' on property include_fields',
    );
  }
  if (fields === undefined || fields === '') {
    return item;
  }
  const names = new Set(fields.split(',').map((name) => name.trim()));
  const include = includeFields !== 'false';
  const selected = Object.entries(item).filter(([name]) => names.has(name) === include);
  return Object.fromEntries(selected) as Partial<Item>;
}
