import { fromBase64, toBase64Url } from '../common/base64.ts';
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
  const limit = readPageSize(c, 'per_page');
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

/**
 * A part of a list that can be read by page or, with `take` or `from`, by checkpoint (Auth0 docs:
 * Management API, Checkpoint Pagination).
 */
export function listPart<Item>(
  c: RequestContext,
  name: string,
  items: readonly Item[],
  show: (item: Item) => unknown,
): object {
  const { take, from } = c.req.query();
  return take === undefined && from === undefined
    ? pageOf(c, name, items, readPaging(c), show)
    : checkpointPart(c, name, items, show);
}

/** A part of a list that can be read by checkpoint only: an object with the checkpoint of the next part. */
export function checkpointPart<Item>(
  c: RequestContext,
  name: string,
  items: readonly Item[],
  show: (item: Item) => unknown,
): object {
  const start = readCheckpoint(c.req.query('from'));
  const end = start + readPageSize(c, 'take');
  const shown = items.slice(start, end).map(show);
  return end < items.length ? { [name]: shown, next: writeCheckpoint(end) } : { [name]: shown };
}

function writeCheckpoint(position: number): string {
  return toBase64Url(String(position));
}

function readCheckpoint(from: string | undefined): number {
  const text = fromBase64(from ?? '');
  if (from === undefined || from === '') {
    return 0;
  }
  if (/^\d{1,9}$/.test(text)) {
    return Number(text);
  }
  throw managementError('query', 'The checkpoint is invalid', ' on property from');
}

function readPageSize(c: RequestContext, name: 'per_page' | 'take'): number {
  const size = readCount(c, name, DEFAULT_PAGE_SIZE);
  if (size > MAX_PAGE_SIZE) {
    const reason = `Value ${size} is greater than maximum ${MAX_PAGE_SIZE}`;
    throw managementError('query', reason, ` on property ${name}`);
  }
  return size;
}

function readCount(
  c: RequestContext,
  name: 'page' | 'per_page' | 'take',
  fallback: number,
): number {
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
