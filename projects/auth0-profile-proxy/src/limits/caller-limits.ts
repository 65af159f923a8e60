import type { LimitName } from '../contract/profile-proxy-options.ts';
import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import type { RouteName } from '../contract/route-name.ts';

/**
 * Counts a call of a user on a route.
 *
 * @throws Problem `rate-limited`, with the seconds to wait
 */
export async function countCall(
  options: Pick<ResolvedOptions, 'limits' | 'store'>,
  call: { readonly sub: string; readonly route: RouteName; readonly limit: LimitName },
): Promise<void> {
  const key = storeKey('calls', call.sub, call.route);
  const { allowed, retryAfterMs } = await options.store.consume(key, options.limits[call.limit]);
  if (allowed) {
    return;
  }
  throw new Problem(
    'rate-limited',
    'You have made too many requests of this kind. Wait before you repeat it.',
    {
      retryAfterSeconds: retryAfterMs / 1000,
    },
  );
}
