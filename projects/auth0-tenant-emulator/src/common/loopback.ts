const IPV4_LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/**
 * Whether a host name or address is this machine: `localhost` and every name below it (RFC 6761
 * §6.3), 127.0.0.0/8 (RFC 1122 §3.2.1.3) and `::1`, with or without the brackets of a URL.
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    name === '[::1]' ||
    (IPV4_LOOPBACK.test(name) && name.split('.').every((part) => Number(part) <= 255))
  );
}

/** Whether a URL leads to this machine. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}
