import type { RequestContext } from './tenant-context.ts';

/** The URL of a request as its sender knows it, without the query. */
export function publicUrl(c: RequestContext): string {
  return `${c.get('issuer')}${c.get('url').pathname.slice(1)}`;
}
