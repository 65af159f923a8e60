import { SERVICE_UNAVAILABLE } from './unavailable.ts';
import { Problem } from '../problem/problem.ts';
import type { ProxyMetrics } from '../contract/proxy-metrics.ts';

/** Settings of a {@link CircuitBreaker}. */
export interface CircuitBreakerSettings {
  readonly failures: number;
  readonly openMs: number;
  readonly clock: () => number;
  readonly metrics: ProxyMetrics | undefined;
}

/**
 * Stops calling a tenant that fails: after some consecutive failures calls are refused immediately,
 * and after a pause one call is sent to test whether the tenant has recovered.
 */
export class CircuitBreaker {
  private readonly settings: CircuitBreakerSettings;
  private failures = 0;
  private openUntil = 0;
  private probing = false;

  constructor(settings: CircuitBreakerSettings) {
    this.settings = settings;
  }

  get isOpen(): boolean {
    return this.failures >= this.settings.failures;
  }

  /** @throws Problem `upstream-unavailable` while the circuit is open */
  enter(): void {
    if (!this.isOpen) {
      return;
    }
    const now = this.settings.clock();
    if (now >= this.openUntil && !this.probing) {
      this.probing = true;
      this.settings.metrics?.breaker({ state: 'half-open' });
      return;
    }
    throw new Problem('upstream-unavailable', SERVICE_UNAVAILABLE, {
      retryAfterSeconds: Math.max(1000, this.openUntil - now) / 1000,
      operatorDetail: 'The circuit breaker is open after consecutive failures of the tenant.',
    });
  }

  succeeded(): void {
    if (this.isOpen) {
      this.settings.metrics?.breaker({ state: 'closed' });
    }
    this.failures = 0;
  }

  failed(): void {
    this.probing = false;
    this.failures++;
    if (!this.isOpen) {
      return;
    }
    this.openUntil = this.settings.clock() + this.settings.openMs;
    this.settings.metrics?.breaker({ state: 'open' });
  }

  /** Ends a call that says nothing about the state of the tenant, so that a probe does not stay pending. */
  released(): void {
    this.probing = false;
  }
}
