/** The tenant's time. Tests can move it; only this file reads the system clock. */
export interface TenantClock {
  /** Milliseconds since the epoch, as the tenant sees them. */
  now(): number;
  /** Moves the tenant's time forwards, or backwards with a negative number. */
  advance(seconds: number): void;
  /** Puts the tenant's time back to the source it was made from. */
  reset(): void;
}

/** Creates a clock on top of a time source. Default: the system's. */
export function createClock(source: () => number = Date.now): TenantClock {
  let offset = 0;
  return {
    now: () => source() + offset,
    advance(seconds) {
      offset += seconds * 1000;
    },
    reset() {
      offset = 0;
    },
  };
}

/** The clock's time in whole seconds, as JWTs write it. */
export function epochSeconds(clock: TenantClock): number {
  return Math.floor(clock.now() / 1000);
}

/** The clock's time as the Management API writes it. */
export function isoTime(clock: TenantClock): string {
  return new Date(clock.now()).toISOString();
}
