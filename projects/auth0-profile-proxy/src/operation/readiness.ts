import type { ManagementClient } from '../management-client/management-client.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';

/** Whether requests can be served: the store answers and there is a Management API token. */
export async function isReady(
  { store }: Pick<ResolvedOptions, 'store'>,
  client: Pick<ManagementClient, 'breaker' | 'tokens'>,
): Promise<boolean> {
  if (client.breaker.isOpen) {
    return false;
  }
  try {
    await Promise.all([store.ping(), client.tokens.get()]);
    return true;
  } catch {
    return false;
  }
}
