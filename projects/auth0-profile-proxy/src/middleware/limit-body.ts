import { bodyLimit } from 'hono/body-limit';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { bodyTooLarge } from '../request-body/read-json-body.ts';

/** Refuses a body over the limit without reading more than that. */
export function limitBody({ limits }: Pick<ResolvedOptions, 'limits'>) {
  return bodyLimit({
    maxSize: limits.bodyBytes,
    onError: () => {
      throw bodyTooLarge(limits.bodyBytes);
    },
  });
}
