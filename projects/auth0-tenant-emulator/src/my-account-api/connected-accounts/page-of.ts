import { fromBase64, toBase64Url } from '../../common/base64.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { queryError } from '../validate-body.ts';

const DEFAULT_SIZE = 10;
const MAX_SIZE = 20;

/** A part of a list, and `next` where more follows. */
export interface Page<Item> {
  items: Item[];
  next: { next?: string };
}

/** The part of a list that `from` and `take` ask for; `from` is the `next` of the page before. */
export function pageOf<Item>(c: RequestContext, list: readonly Item[]): Page<Item> {
  const take = readTake(c.req.query('take'));
  const from = readFrom(c.req.query('from'));
  const end = from + take;
  const next = end < list.length ? { next: toBase64Url(String(end)) } : {};
  return { items: list.slice(from, end), next };
}

function readTake(text: string | undefined): number {
  const take = text === undefined ? DEFAULT_SIZE : Number(text);
  if (!/^\d+$/.test(text ?? '1') || take < 1 || take > MAX_SIZE) {
    throw queryError('take', `must be a number from 1 to ${MAX_SIZE}`);
  }
  return take;
}

function readFrom(text: string | undefined): number {
  if (text === undefined) {
    return 0;
  }
  const start = fromBase64(text);
  if (!/^\d{1,9}$/.test(start)) {
    throw queryError('from', 'must be the next of a page before');
  }
  return Number(start);
}
