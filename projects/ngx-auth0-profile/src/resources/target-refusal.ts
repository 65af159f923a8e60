import { parseUrl } from './parse-url';
import { REWRITTEN } from './request-target';

/** Why a URL can never carry a token, whatever is configured. */
export type TargetRefusal =
  'unparsable' | 'other-scheme' | 'user-info' | 'control-character' | 'encoded-path';

/** Why `requestTarget()` refuses a URL. In a file of its own, so that applications without `explainRequest()` do not load it. */
export function targetRefusal(url: string, baseUrl: string): TargetRefusal {
  if (REWRITTEN.test(url)) {
    return 'control-character';
  }
  const parsed = parseUrl(url, baseUrl);
  if (!parsed) {
    return 'unparsable';
  }
  if (!parsed.protocol.startsWith('http')) {
    return 'other-scheme';
  }
  return parsed.username || parsed.password ? 'user-info' : 'encoded-path';
}
