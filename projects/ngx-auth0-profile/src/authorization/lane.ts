import { Observable } from 'rxjs';
import type { RateLimit } from './rate-limit';

/**
 * The requests to one origin that refuses some of them: none leave while it wants a pause, then as
 * many at a time as it says it has room for, or, where the browser is not told, one, two, four ….
 */
export class Lane {
  private readonly queue: (() => void)[] = [];
  private pausedUntil = 0;
  /** How many may be under way at once. */
  private allowance = 1;
  private underWay = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the one under way was sent because there should be room again by now. */
  private probing = false;
  /** Whether places come back one by one; some tenants give all of them back at once. */
  private refillsSteadily = true;

  /** Calls back when a pause begins, with its end, and when it is over. */
  constructor(private readonly onPause: (until: number | undefined) => void) {}

  /** Whether nobody waits or is under way. */
  get empty(): boolean {
    return this.queue.length === 0 && this.underWay === 0;
  }

  /** Emits when it is a request's turn. Who got a turn has to `leave()`. */
  turn(): Observable<void> {
    return new Observable((subscriber) => {
      const go = (): void => {
        subscriber.next();
        subscriber.complete();
      };
      this.queue.push(go);
      this.advance();
      return () => {
        const place = this.queue.indexOf(go);
        if (place >= 0) {
          this.queue.splice(place, 1);
        }
      };
    });
  }

  /** Lets the next ones go: as many as the answer says, else one more than a served request took. */
  leave(served: boolean, limit?: RateLimit): void {
    this.underWay--;
    this.probing = false;
    if (limit) {
      this.allowance = limit.remaining;
      if (this.allowance === 0 && this.underWay === 0) {
        this.waitForRoom(limit);
      }
    } else if (served) {
      this.allowance++;
    }
    this.advance();
  }

  /** Lets nobody go for a while, in milliseconds. */
  pause(length: number): void {
    this.refillsSteadily &&= !this.probing;
    this.allowance = 1;
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + length);
    this.onPause(this.pausedUntil);
    this.sleep(this.pausedUntil - Date.now(), () => {
      this.onPause(undefined);
    });
  }

  /** The last place is taken: the next comes with the refill, of which only the end is known. */
  private waitForRoom({ limit, untilReset }: RateLimit): void {
    this.sleep(this.refillsSteadily ? untilReset / limit : untilReset, () => {
      this.allowance = 1;
      this.probing = true;
    });
  }

  private sleep(length: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      then();
      this.advance();
    }, length);
  }

  private advance(): void {
    while (this.timer === undefined && this.underWay < this.allowance) {
      const go = this.queue.shift();
      if (!go) {
        return;
      }
      this.underWay++;
      go();
    }
  }
}
