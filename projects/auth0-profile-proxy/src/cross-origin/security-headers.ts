const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-resource-policy': 'same-site',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Sets the security headers a response has not set itself; HSTS when callers come by https. */
export function addSecurityHeaders(headers: Headers, publicUrl: URL | undefined): void {
  if (publicUrl?.protocol === 'https:') {
    headers.set('strict-transport-security', 'max-age=31536000');
  }
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!headers.has(name)) {
      headers.set(name, value);
    }
  }
}
