import type { RequestContext } from '../tenant/tenant-context.ts';
import { managementError } from './errors.ts';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;

/** Which part of a list a request asks for. */
export interface Paging {
  start: number;
  limit: number;
}

/** Reads `page` and `per_page`. */
export function readPaging(c: RequestContext): Paging {
  const page = readCount(c, 'page', 0);
  const limit = readCount(c, 'per_page', DEFAULT_PAGE_SIZE);
  if (limit > MAX_PAGE_SIZE) {
    const reason = `Value ${limit} is greater than maximum ${MAX_PAGE_SIZE}`;
    throw managementError('query', reason, ' on property per_page');
  }
  return { start: page * limit, limit };
}

/** A page of a list: an array, or with `include_totals=true` an object that names the total. */
export function pageOf<Item>(
  c: RequestContext,
  name: string,
  items: readonly Item[],
  { start, limit }: Paging,
  show: (item: Item) => unknown,
): object {
  const shown = items.slice(start, start + limit).map(show);
  return c.req.query('include_totals') === 'true'
    ? { start, limit, length: shown.length, total: items.length, [name]: shown }
    : shown;
}

function readCount(c: RequestContext, name: 'page' | 'per_page', fallback: number): number {
  const text = c.req.query(name);
  if (text === undefined) {
    return fallback;
  }
  if (/^\d{1,6}$/.test(text)) {
    return Number(text);
  }
  const reason = 'Expected type integer but found type string';
  throw managementError('query', reason, ` on property ${name}`);
}
