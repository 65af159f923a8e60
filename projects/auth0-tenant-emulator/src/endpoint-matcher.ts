import type { Hono } from 'hono';
import type { TenantEnv } from './tenant/tenant-context.ts';

/** APIs that answer every path below them, also one that is not implemented. */
const WHOLE_APIS = ['/api/v2/', '/me/v1/', '/_emulator/'];

/** A function that tells the paths of the tenant's endpoints from those of other programs of its origin. */
export function endpointMatcher({ routes }: Hono<TenantEnv>): (path: string) => boolean {
  const patterns = routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/')
    .map(({ path }) => path.split('/'));
  return (path) => {
    const segments = path.split('/');
    return (
      WHOLE_APIS.some((api) => path.startsWith(api)) ||
      patterns.some(
        (pattern) =>
          pattern.length === segments.length &&
          pattern.every((part, index) => part.startsWith(':') || part === segments[index]),
      )
    );
  };
}
