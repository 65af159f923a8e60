import type { BucketRate, WindowLimit } from '../contract/proxy-store.ts';
import type { Mistakes } from './mistakes.ts';
import type { LimitOptions, UpstreamOptions } from '../contract/profile-proxy-options.ts';

/** Limits of callers with their defaults. */
export function resolveLimits(limits: LimitOptions, mistakes: Mistakes): Required<LimitOptions> {
  const resolved = {
    read: limits.read ?? { points: 120, windowSeconds: 60 },
    write: limits.write ?? { points: 30, windowSeconds: 60 },
    sensitive: limits.sensitive ?? { points: 10, windowSeconds: 3600 },
    admin: limits.admin ?? { points: 120, windowSeconds: 60 },
    bodyBytes: limits.bodyBytes ?? 16_384,
  };
  for (const name of ['read', 'write', 'sensitive', 'admin'] as const) {
    checkWindow(`limits.${name}`, resolved[name], mistakes);
  }
  mistakes.number('limits.bodyBytes', resolved.bodyBytes, { min: 1024, max: 1_048_576 });
  return resolved;
}

/** Settings for Management API calls with their defaults. */
export function resolveUpstream(
  upstream: UpstreamOptions,
  mistakes: Mistakes,
): Required<UpstreamOptions> {
  const resolved = {
    timeoutMs: upstream.timeoutMs ?? 5000,
    attempts: upstream.attempts ?? 3,
    maxWaitMs: upstream.maxWaitMs ?? 2000,
    budget: upstream.budget ?? { perSecond: 10, burst: 20 },
    userShare: upstream.userShare ?? 0.25,
    budgetWaitMs: upstream.budgetWaitMs ?? 1000,
    breakerFailures: upstream.breakerFailures ?? 5,
    breakerOpenMs: upstream.breakerOpenMs ?? 10_000,
  };
  mistakes.number('upstream.timeoutMs', resolved.timeoutMs, { min: 100, max: 60_000 });
  mistakes.number('upstream.attempts', resolved.attempts, { min: 1, max: 10 });
  mistakes.number('upstream.maxWaitMs', resolved.maxWaitMs, { min: 0, max: 60_000 });
  checkBucket('upstream.budget', resolved.budget, mistakes);
  mistakes.number('upstream.userShare', resolved.userShare, { min: 0.01, max: 1 });
  mistakes.number('upstream.budgetWaitMs', resolved.budgetWaitMs, { min: 0, max: 60_000 });
  mistakes.number('upstream.breakerFailures', resolved.breakerFailures, { min: 1, max: 1000 });
  mistakes.number('upstream.breakerOpenMs', resolved.breakerOpenMs, { min: 100, max: 600_000 });
  return resolved;
}

function checkWindow(member: string, limit: WindowLimit, mistakes: Mistakes): void {
  mistakes.number(`${member}.points`, limit.points, { min: 1, max: 1_000_000 });
  mistakes.number(`${member}.windowSeconds`, limit.windowSeconds, { min: 1, max: 86_400 });
}

function checkBucket(member: string, rate: BucketRate, mistakes: Mistakes): void {
  mistakes.number(`${member}.perSecond`, rate.perSecond, { min: 0.01, max: 100_000 });
  mistakes.number(`${member}.burst`, rate.burst, { min: 1, max: 100_000 });
}
