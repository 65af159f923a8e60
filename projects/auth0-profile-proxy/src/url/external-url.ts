import type { ResolvedOptions } from '../contract/resolved-options.ts';

/**
 * The URL of a request as its caller sees it. `publicUrl` replaces what a reverse proxy changed;
 * headers that claim to say so (`X-Forwarded-Host`) are ignored.
 */
export function externalUrl(
  request: Request,
  options: Pick<ResolvedOptions, 'publicUrl' | 'basePath'>,
): URL {
  const url = new URL(request.url);
  if (!options.publicUrl) {
    return url;
  }
  const base = options.publicUrl.href.replace(/\/$/, '');
  return new URL(`${base}${url.pathname.slice(options.basePath.length)}${url.search}`);
}
