import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ProxyMetrics } from '../contract/proxy-metrics.ts';

/** Metrics and the endpoint Prometheus scrapes. */
export interface NodeMetrics extends ProxyMetrics {
  /** Answers in the text format of Prometheus. Serve it on a private port. */
  readonly fetch: (request: Request) => Promise<Response>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const breakerStates = { closed: 0, 'half-open': 1, open: 2 } as const;

/** Metrics by prom-client. No label contains user data. */
export function nodeMetrics(): NodeMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'profile_proxy_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  });
  const problems = new Counter({
    name: 'profile_proxy_problems_total',
    help: 'Refused requests by problem',
    labelNames: ['route', 'problem'],
    registers,
  });
  const upstream = new Histogram({
    name: 'profile_proxy_upstream_seconds',
    help: 'Time of a Management API call',
    labelNames: ['operation', 'status'],
    buckets: SECONDS,
    registers,
  });
  const tokens = new Counter({
    name: 'profile_proxy_machine_tokens_total',
    help: 'Management API tokens by source',
    labelNames: ['source'],
    registers,
  });
  const logins = new Counter({
    name: 'profile_proxy_logins_total',
    help: 'Logins of the BFF by result',
    labelNames: ['result'],
    registers,
  });
  const breaker = new Gauge({
    name: 'profile_proxy_breaker_state',
    help: '0 closed, 1 half open, 2 open',
    registers,
  });
  return {
    request({ route, method, status, seconds: taken, problem }) {
      requests.observe({ route, method: knownMethod(method), status }, taken);
      if (problem) {
        problems.inc({ route, problem });
      }
    },
    upstream: ({ operation, status, seconds: taken }) => {
      upstream.observe({ operation, status }, taken);
    },
    machineToken: ({ source }) => {
      tokens.inc({ source });
    },
    login: ({ result }) => {
      logins.inc({ result });
    },
    breaker: ({ state }) => {
      breaker.set(breakerStates[state]);
    },
    async fetch(request) {
      if (new URL(request.url).pathname !== '/metrics') {
        return new Response(null, { status: 404 });
      }
      const text = await registry.metrics();
      return new Response(text, { headers: { 'content-type': registry.contentType } });
    },
  };
}

/** An invented method must not create a new time series. */
function knownMethod(method: string): string {
  return ['GET', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PUT'].includes(method)
    ? method
    : 'other';
}
