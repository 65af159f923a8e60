/** Whether a URL names this computer: only such a tenant or API may be addressed without TLS. */
export function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') || // RFC 6761, section 6.3
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname) // RFC 1122, section 3.2.1.3
  );
}
