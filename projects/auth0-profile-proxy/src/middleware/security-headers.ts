import { secureHeaders } from 'hono/secure-headers';
import type { ResolvedOptions } from '../contract/resolved-options.ts';

/** Security headers a response has not set itself; HSTS when callers use https. */
export function securityHeaders({
  publicUrl,
  sessionCookie,
}: Pick<ResolvedOptions, 'publicUrl' | 'sessionCookie'>) {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    crossOriginResourcePolicy: sessionCookie === undefined ? 'same-site' : 'same-origin',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: publicUrl?.protocol === 'https:' && 'max-age=31536000',
    xContentTypeOptions: true,
    xFrameOptions: 'DENY',
    // For documents that run scripts or open windows; the proxy serves none.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
