import { HttpErrorResponse } from '@angular/common/http';
import type { WritableSignal } from '@angular/core';
import { Observable, catchError, defer, finalize, switchMap, tap, throwError } from 'rxjs';
import { beginsAnswer } from './begins-answer';
import type { ConcurrencyLimit } from './concurrency-limit';
import { OriginQueue } from './origin-queue';
import { rateLimit, type RateLimit } from './rate-limit';
import { exponentialBackoff, MAX_RETRY_DELAY, retryDelay } from './retry-delay';

/** After which failures a request may be sent again. */
export interface RetryPolicy {
  /** After a 429, when the API did nothing: reads, and idempotent writes. */
  readonly afterRateLimit: boolean;
  /** After a lost connection or a 5xx, when the API may have acted: reads. */
  readonly afterFailure: boolean;
}

/** How often a request has been sent again. */
interface Retries {
  readonly rateLimited: number;
  readonly failed: number;
}

const maxRetries: Retries = { rateLimited: 10, failed: 2 };
const NO_RETRIES: Retries = { rateLimited: 0, failed: 0 };

/** Retries requests. After a 429 all requests of the page to that origin wait together. */
export class RetryingSender {
  private readonly queues = new Map<string, OriginQueue>();
  private readonly pauses = new Map<string, number>();

  constructor(
    private readonly waitingUntil: WritableSignal<Date | undefined>,
    private readonly concurrency: ConcurrencyLimit,
  ) {}

  /** Sends a request when the concurrency limit and the queue of its origin allow it. */
  send<T>(origin: string, policy: RetryPolicy, send: () => Observable<T>): Observable<T> {
    return this.retry(this.enqueue(origin, send), origin, policy, send);
  }

  /** Retries a request whose first attempt was started elsewhere. */
  retry<T>(
    attempt: Observable<T>,
    origin: string,
    policy: RetryPolicy,
    send: () => Observable<T>,
    retries = NO_RETRIES,
  ): Observable<T> {
    return attempt.pipe(
      catchError((error: unknown) => {
        const again = this.nextAttempt(error, origin, policy, send, retries);
        return again
          ? this.retry(again.attempt, origin, policy, send, again.retries)
          : throwError(() => error);
      }),
    );
  }

  /** Whether a request to the origin has to wait. */
  hasToWait(origin: string): boolean {
    return this.concurrency.isFull || (this.queues.size > 0 && this.queues.has(origin));
  }

  /** The attempt after a failure; `undefined` where no further one is allowed. */
  private nextAttempt<T>(
    error: unknown,
    origin: string,
    policy: RetryPolicy,
    send: () => Observable<T>,
    retries: Retries,
  ): { readonly attempt: Observable<T>; readonly retries: Retries } | undefined {
    if (!(error instanceof HttpErrorResponse)) {
      return undefined;
    }
    const { status, headers } = error;
    if (status === 429 && policy.afterRateLimit && retries.rateLimited < maxRetries.rateLimited) {
      const delay = retryDelay(headers, retries.rateLimited);
      if (delay <= MAX_RETRY_DELAY) {
        this.queueOf(origin).pause(delay);
        return {
          attempt: this.enqueue(origin, send),
          retries: { ...retries, rateLimited: retries.rateLimited + 1 },
        };
      }
    }
    const failed = status === 0 || status >= 500;
    return failed && policy.afterFailure && retries.failed < maxRetries.failed
      ? {
          attempt: after(exponentialBackoff(retries.failed, 300)).pipe(
            switchMap(() => this.enqueue(origin, send)),
          ),
          retries: { ...retries, failed: retries.failed + 1 },
        }
      : undefined;
  }

  private enqueue<T>(origin: string, send: () => Observable<T>): Observable<T> {
    return defer(() => {
      const queue = this.queues.get(origin);
      return queue
        ? this.sendInQueue(origin, queue, send)
        : // The origin may answer 429 to others while this request waits.
          this.concurrency.sendCounted(send, () => this.enqueue(origin, send));
    });
  }

  private sendInQueue<T>(
    origin: string,
    queue: OriginQueue,
    send: () => Observable<T>,
  ): Observable<T> {
    return queue.acquire().pipe(
      switchMap(() => {
        let isRunning = true;
        const release = (succeeded: boolean, limit?: RateLimit): void => {
          if (isRunning) {
            isRunning = false;
            queue.release(succeeded, limit);
            if (queue.isEmpty && this.queues.get(origin) === queue) {
              this.queues.delete(origin);
            }
          }
        };
        return this.concurrency.sendCounted(send).pipe(
          tap({
            next: (event) => {
              if (beginsAnswer(event)) {
                release(true, rateLimit(event.headers));
              }
            },
            complete: () => {
              release(true);
            },
          }),
          finalize(() => {
            release(false);
          }),
        );
      }),
    );
  }

  private queueOf(origin: string): OriginQueue {
    let queue = this.queues.get(origin);
    if (!queue) {
      queue = new OriginQueue((until) => {
        this.showPause(origin, until);
      });
      this.queues.set(origin, queue);
    }
    return queue;
  }

  private showPause(origin: string, until: number | undefined): void {
    if (until === undefined) {
      this.pauses.delete(origin);
    } else {
      this.pauses.set(origin, until);
    }
    const last = Math.max(0, ...this.pauses.values());
    this.waitingUntil.set(last > 0 ? new Date(last) : undefined);
  }
}

/** Emits after some milliseconds. The `timer` of rxjs would add its schedulers to the bundle. */
function after(milliseconds: number): Observable<void> {
  return new Observable((subscriber) => {
    const timer = setTimeout(() => {
      subscriber.next();
      subscriber.complete();
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  });
}
