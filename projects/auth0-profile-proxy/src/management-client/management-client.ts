import { takeUpstreamTurn } from '../limits/upstream-budget.ts';
import { wait } from '../limits/wait.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import type { CallContext } from './call-context.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { parseJson } from './parse-json.ts';
import { MachineTokens } from './machine-tokens.ts';
import { retryWaitMs } from './retry-wait.ts';
import { isSuccess, type TenantAnswer } from '../contract/tenant-transport.ts';
import { SERVICE_UNAVAILABLE, TokenUnavailable, TooLate, Unreachable } from './unavailable.ts';
import { UpstreamRefusal } from './upstream-refusal.ts';

/** One call of the Management API. */
export interface ManagementCall {
  /** Name in metrics. */
  readonly operation: string;
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Path segments under `/api/v2`; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly context: CallContext;
}

/** Calls the Management API with timeout, rate budget, circuit breaker and bounded retries. */
export class ManagementClient {
  readonly breaker: CircuitBreaker;
  readonly tokens: MachineTokens;
  private readonly options: ResolvedOptions;

  constructor(options: ResolvedOptions) {
    this.options = options;
    this.tokens = new MachineTokens(options);
    const { breakerFailures, breakerOpenMs } = options.upstream;
    this.breaker = new CircuitBreaker({
      failures: breakerFailures,
      openMs: breakerOpenMs,
      clock: options.clock,
      metrics: options.metrics,
    });
  }

  /**
   * The answer's JSON; `undefined` when it has none.
   *
   * @throws UpstreamRefusal when the tenant answered with a status from 400 to 499
   * @throws Problem `upstream-unavailable`, `rate-limited`, `store-unavailable`
   */
  async call(call: ManagementCall): Promise<unknown> {
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const { answer, token } = await this.attempt(call);
      if (isSuccess(answer)) {
        return answer.status === 204 ? undefined : readJson(answer, call);
      }
      if (answer.status === 401 && !renewed) {
        renewed = true;
        await this.tokens.invalidate(token);
        continue;
      }
      if (!isRetriable(call, answer.status)) {
        throw refusalOf(answer, call);
      }
      await this.waitForRetry(answer, attempt);
    }
  }

  private async attempt(call: ManagementCall): Promise<{ answer: TenantAnswer; token: string }> {
    this.breaker.enter();
    try {
      const token = await this.machineToken();
      await takeUpstreamTurn(this.options, call.context.actor);
      if (this.options.clock() > call.context.notAfter) {
        throw new TooLate();
      }
      const answer = await this.send(call, token);
      if (answer.status >= 500) {
        this.breaker.failed();
      } else {
        this.breaker.succeeded();
      }
      return { answer, token };
    } catch (error) {
      if (error instanceof Unreachable || error instanceof TokenUnavailable) {
        this.breaker.failed();
      } else {
        this.breaker.released();
      }
      throw error;
    }
  }

  /** A failure of the token endpoint counts as a failure of the tenant. */
  private async machineToken(): Promise<string> {
    try {
      return await this.tokens.get();
    } catch (error) {
      if (error instanceof Problem && error.code === 'upstream-unavailable') {
        throw new TokenUnavailable(error);
      }
      throw error;
    }
  }

  private async send(call: ManagementCall, token: string): Promise<TenantAnswer> {
    const { tenantOrigin, transport, upstream, metrics } = this.options;
    const path = call.path.map((segment) => encodeURIComponent(segment)).join('/');
    const query = call.query ? `?${new URLSearchParams(call.query).toString()}` : '';
    const started = performance.now();
    const observe = (status: number | 'timeout' | 'network'): void =>
      metrics?.upstream({
        operation: call.operation,
        status,
        seconds: (performance.now() - started) / 1000,
      });
    try {
      const answer = await transport(`${tenantOrigin}/api/v2/${path}${query}`, {
        method: call.method,
        timeoutMs: upstream.timeoutMs,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(call.body !== undefined && { 'content-type': 'application/json' }),
        },
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
      });
      observe(answer.status);
      return answer;
    } catch (error) {
      observe(
        error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'network',
      );
      throw new Unreachable(kindOf(call), error);
    }
  }

  private async waitForRetry({ status, headers }: TenantAnswer, attempt: number): Promise<void> {
    const { upstream, clock, random } = this.options;
    const waitMs = retryWaitMs({ headers, attempt, now: clock(), random: random() });
    if (attempt < upstream.attempts && waitMs <= upstream.maxWaitMs) {
      return wait(waitMs);
    }
    throw new Problem('upstream-unavailable', SERVICE_UNAVAILABLE, {
      retryAfterSeconds: waitMs / 1000,
      operatorDetail: `The Management API answered ${status}${status === 429 ? ': its rate limit is used up' : ''}.`,
    });
  }
}

function kindOf({ method }: ManagementCall): 'read' | 'write' {
  return method === 'GET' ? 'read' : 'write';
}

/** A 429 was not carried out. After a 5xx a write may have been, so only reads are repeated. */
function isRetriable(call: ManagementCall, status: number): boolean {
  return status === 429 || (call.method === 'GET' && status >= 500);
}

function refusalOf({ status, text }: TenantAnswer, call: ManagementCall): Problem {
  // After a 5xx or a redirect the outcome is unknown. The Management API does not redirect, and the
  // proxy's token must not follow one.
  if (status >= 500 || status < 400) {
    return new Unreachable(kindOf(call));
  }
  const { errorCode, message } = { ...(parseJson(text) as Record<string, unknown> | undefined) };
  return new UpstreamRefusal(status, {
    errorCode: typeof errorCode === 'string' ? errorCode : undefined,
    message: typeof message === 'string' ? message : '',
  });
}

function readJson({ text }: TenantAnswer, call: ManagementCall): unknown {
  const value = parseJson(text);
  if (value === undefined) {
    throw new Unreachable(kindOf(call));
  }
  return value;
}
