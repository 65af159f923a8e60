import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { answerer, duration } from './wording';

/** Too many requests in too short a time. */
export function rateLimited(file: CaseFile, known?: number): Finding {
  const wait = known ?? waitSeconds(file);
  const remaining = file.clues.header('x-ratelimit-limit');
  return {
    problem: 'rate-limited',
    whatHappened:
      file.target === 'management'
        ? 'Too many requests reached the tenant, and Auth0 refused this one. The limit counts for all users of the tenant together.'
        : 'Too many requests came in a short time, and this one was refused.',
    evidence: [
      `${answerer(file)} answered 429.`,
      ...(remaining !== undefined && /^\d{1,9}$/.test(remaining)
        ? [`The limit is ${remaining} requests.`]
        : []),
      wait === undefined
        ? 'The answer does not tell this page when to try again.'
        : `It may be tried again in ${duration(wait)}.`,
    ],
    remedy: {
      where: 'code',
      place: 'where requests are made in a loop, for each keystroke or by several components',
      text: 'Wait as long as the answer says, then try reads again; ProfileService does so by itself. If it happens often, save on submit instead of on input, load the profile once, or put the proxy with its limit per user in front.',
    },
    learnMore: auth0Pages.rateLimits,
  };
}

/** Seconds until the next try, from `Retry-After`, else from `x-ratelimit-reset`. */
function waitSeconds({ clues, now }: CaseFile): number | undefined {
  const retryAfter = clues.header('retry-after') ?? '';
  const reset = Number(clues.header('x-ratelimit-reset') ?? '') - now;
  const dated = Date.parse(retryAfter) / 1000 - now;
  const wait = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : dated > 0 ? dated : reset;
  return wait >= 0 && wait < 1_000_000 ? wait : undefined;
}
