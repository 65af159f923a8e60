import { TenantError } from '../common/tenant-error.ts';
import { timeoutMessage } from '../tenant/script-runner.ts';

/** The time that the scripts of a trigger have together. */
export interface Deadline {
  remainingMs(): number;
  /** Rejects with a {@link TenantError} `script-failed` when `work` takes longer than the rest. */
  race<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Starts a deadline. It uses real time: the tenant's clock does not limit scripts. */
export function createDeadline(timeoutMs: number): Deadline {
  const end = performance.now() + timeoutMs;
  const remainingMs = (): number => Math.max(0, end - performance.now());
  return {
    remainingMs,
    async race(work) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new TenantError('script-failed', timeoutMessage(timeoutMs)));
        }, remainingMs());
      });
      try {
        return await Promise.race([work(), timeout]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
