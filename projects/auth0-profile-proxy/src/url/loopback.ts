const IPV4_LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/**
 * Whether a host name of a parsed URL always means this machine: `localhost` and every name below
 * it (RFC 6761, section 6.3), 127.0.0.0/8 (RFC 1122, section 3.2.1.3) and `[::1]` (RFC 4291,
 * section 2.5.3). The URL parser has put other spellings of these addresses into this form.
 */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    IPV4_LOOPBACK.test(hostname)
  );
}
