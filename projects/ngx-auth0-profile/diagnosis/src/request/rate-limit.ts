import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { answeringApi } from '../text/api-name';
import { formatDuration } from '../text/format-duration';

/** Too many requests in too short a time. */
export function rateLimitedProblem(input: DiagnosisInput, known?: number): Explanation {
  const wait = known ?? waitSeconds(input);
  const remaining = input.subject.header('x-ratelimit-limit');
  return {
    problem: 'rate-limited',
    whatHappened:
      input.target === 'management'
        ? 'Too many requests reached the tenant, and Auth0 rejected this one. All users of the tenant share the limit.'
        : input.target === 'my-account'
          ? 'Too many requests reached the My Account API. It limits each user and each tenant, on the free plan to 2 reads and 2 writes a minute and user.'
          : 'Too many requests were sent in a short time, and this one was rejected.',
    evidence: [
      `${answeringApi(input)} answered 429.`,
      ...(remaining !== undefined && /^\d{1,9}$/.test(remaining)
        ? [`The limit is ${remaining} requests.`]
        : []),
      wait === undefined
        ? 'The response does not say when to try again.'
        : `Retry after ${formatDuration(wait)}.`,
    ],
    remedy: {
      where: 'code',
      place: 'where requests are made in a loop, for each keystroke or by several components',
      text: 'Wait as long as the response says, then retry reads; ProfileService does so automatically. If it happens often, save on submit instead of on input, load the profile only once, or use the proxy with its limit per user.',
    },
    learnMore: auth0Pages.rateLimits,
  };
}

/** Seconds until the next attempt, from `Retry-After` (RFC 9110 §10.2.3), else from `x-ratelimit-reset`. */
function waitSeconds({ subject, now }: DiagnosisInput): number | undefined {
  const retryAfter = subject.header('retry-after') ?? '';
  const reset = Number(subject.header('x-ratelimit-reset') ?? '') - now;
  const dated = Date.parse(retryAfter) / 1000 - now;
  const wait = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : dated > 0 ? dated : reset;
  return wait >= 0 && wait < 1_000_000 ? wait : undefined;
}
