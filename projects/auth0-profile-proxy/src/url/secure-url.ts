import { isLoopbackHost } from './loopback.ts';

/** Whether what is sent to a URL cannot be read on the way: https, or http within this machine. */
export function isSecureUrl(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}
