import type { ProblemSlug } from '../problem/problem-catalogue.ts';

/** Receives what the proxy counts. `nodeMetrics()` of `auth0-profile-proxy/node` exports it to Prometheus. */
export interface ProxyMetrics {
  request(event: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
    readonly problem: ProblemSlug | undefined;
  }): void;
  upstream(event: {
    readonly operation: string;
    readonly status: number | 'timeout' | 'network';
    readonly seconds: number;
  }): void;
  machineToken(event: { readonly source: 'tenant' | 'store' }): void;
  /**
   * A login of a BFF has ended: `succeeded`, or the code that the page gets as `login_error`. A code that is
   * neither of OAuth 2.0 nor of this package is counted as `other`.
   */
  login?(event: { readonly result: string }): void;
  breaker(event: { readonly state: 'open' | 'half-open' | 'closed' }): void;
}
