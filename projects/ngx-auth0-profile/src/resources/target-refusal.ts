import { REWRITTEN } from './request-target';

/** Why a URL can never carry a token, whatever is configured. */
export type TargetRefusal =
  'unparsable' | 'other-scheme' | 'user-info' | 'control-character' | 'encoded-path';

/** Why a URL gets no token. In a file of its own, so that applications without `explainRequest()` do not load it. */
export function targetRefusal(url: string, parsed: URL | undefined): TargetRefusal {
  if (REWRITTEN.test(url)) {
    return 'control-character';
  }
  if (!parsed) {
    return 'unparsable';
  }
  if (!parsed.protocol.startsWith('http')) {
    return 'other-scheme';
  }
  return parsed.username || parsed.password ? 'user-info' : 'encoded-path';
}
