import { Observable, defer, finalize, tap } from 'rxjs';
import { beginsAnswer } from './begins-answer';

/** Chromium fails the requests of a page beyond 1,350 at a time. */
const MAX_CONCURRENT = 500;

/**
 * Limits the requests with tokens that wait for an answer at the same time, to all APIs together.
 *
 * Below the limit a request is not counted: only the requests started since the last answer are. Above
 * it, further requests are counted exactly and wait in a queue.
 */
export class ConcurrencyLimit {
  private startedSinceAnswer = 0;
  private counted = 0;
  private readonly waiting = new Set<() => void>();
  private isDraining = false;

  /** Whether further requests have to be counted. */
  get isFull(): boolean {
    return this.startedSinceAnswer >= MAX_CONCURRENT || this.counted >= MAX_CONCURRENT;
  }

  /**
   * Sends a request without counting it. `onError` continues after a failure. Cheaper than
   * `catchError`: nearly every request is sent this way.
   */
  sendUncounted<T>(
    request: Observable<T>,
    onError: (error: unknown) => Observable<T>,
  ): Observable<T> {
    return new Observable((subscriber) => {
      this.startedSinceAnswer++;
      return request.subscribe({
        next: (value) => {
          if (beginsAnswer(value)) {
            this.startedSinceAnswer = 0;
          }
          subscriber.next(value);
        },
        error: (error: unknown) => {
          this.startedSinceAnswer = 0;
          defer(() => onError(error)).subscribe(subscriber);
        },
        complete: () => {
          this.startedSinceAnswer = 0;
          subscriber.complete();
        },
      });
    });
  }

  /** Counts and sends a request. At the limit it waits, and `afterWaiting` decides how it is sent. */
  sendCounted<T>(
    send: () => Observable<T>,
    afterWaiting = () => this.sendCounted(send),
  ): Observable<T> {
    return defer(() => {
      if (this.counted >= MAX_CONCURRENT) {
        return this.wait(afterWaiting);
      }
      this.counted++;
      let isCounted = true;
      const release = (): void => {
        if (isCounted) {
          isCounted = false;
          this.release();
        }
      };
      return defer(send).pipe(
        tap((event) => {
          // A stream or a download may run for long after that.
          if (beginsAnswer(event)) {
            release();
          }
        }),
        finalize(release),
      );
    });
  }

  private wait<T>(send: () => Observable<T>): Observable<T> {
    return new Observable((subscriber) => {
      const start = (): void => {
        defer(send).subscribe(subscriber);
      };
      this.waiting.add(start);
      return () => {
        this.waiting.delete(start);
      };
    });
  }

  private release(): void {
    this.startedSinceAnswer = 0;
    this.counted--;
    // A request that is answered synchronously calls this again while the queue is drained.
    if (!this.isDraining) {
      this.isDraining = true;
      for (const start of this.waiting) {
        if (this.counted >= MAX_CONCURRENT) {
          break;
        }
        this.waiting.delete(start);
        start();
      }
      this.isDraining = false;
    }
  }
}
