import { Observable } from 'rxjs';
import type { RateLimit } from './rate-limit';

/**
 * The queue of requests to an origin that answered 429. During a pause none is sent. Afterwards as many
 * run at a time as the rate-limit headers allow; where these cannot be read, one, two, four and so on.
 */
export class OriginQueue {
  private readonly queue: (() => void)[] = [];
  private pausedUntil = 0;
  private maxConcurrent = 1;
  private running = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the running request tests if the bucket has been refilled. */
  private probing = false;
  /** Whether the bucket is refilled one by one; some tenants refill it at once. */
  private refillsSteadily = true;

  /** `onPause` is called with the end of a pause when it begins, and with `undefined` when it ends. */
  constructor(private readonly onPause: (until: number | undefined) => void) {}

  /** Whether no request waits or runs. */
  get isEmpty(): boolean {
    return this.queue.length === 0 && this.running === 0;
  }

  /** Emits when a request may be sent. Call `release()` when its answer begins, or when it has ended without one. */
  acquire(): Observable<void> {
    return new Observable((subscriber) => {
      const start = (): void => {
        subscriber.next();
        subscriber.complete();
      };
      this.queue.push(start);
      this.startNext();
      return () => {
        const index = this.queue.indexOf(start);
        if (index >= 0) {
          this.queue.splice(index, 1);
        }
      };
    });
  }

  /** Starts the next requests: as many as the headers allow, else one more after each success. */
  release(succeeded: boolean, limit?: RateLimit): void {
    this.running--;
    this.probing = false;
    if (limit) {
      this.maxConcurrent = limit.remaining;
      if (this.maxConcurrent === 0 && this.running === 0) {
        this.waitForRefill(limit);
      }
    } else if (succeeded) {
      this.maxConcurrent++;
    }
    this.startNext();
  }

  /** Starts no request for some milliseconds. */
  pause(duration: number): void {
    this.refillsSteadily &&= !this.probing;
    this.maxConcurrent = 1;
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + duration);
    this.onPause(this.pausedUntil);
    this.sleep(this.pausedUntil - Date.now(), () => {
      this.onPause(undefined);
    });
  }

  /** The headers tell when the bucket is full, not when the next request fits: this is estimated. */
  private waitForRefill({ limit, untilReset }: RateLimit): void {
    this.sleep(this.refillsSteadily ? untilReset / limit : untilReset, () => {
      this.maxConcurrent = 1;
      this.probing = true;
    });
  }

  private sleep(duration: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      then();
      this.startNext();
    }, duration);
  }

  private startNext(): void {
    while (this.timer === undefined && this.running < this.maxConcurrent) {
      const start = this.queue.shift();
      if (!start) {
        return;
      }
      this.running++;
      start();
    }
  }
}
