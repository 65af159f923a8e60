import { Observable } from 'rxjs';

/**
 * The requests to one origin that refuses some of them: they leave one after the other, more at a
 * time while the origin is content, none while it wants a pause.
 */
export class Lane {
  private readonly queue: (() => void)[] = [];
  private pausedUntil = 0;
  private allowance = 1;
  private underWay = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

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

  /** Lets the next ones go; a served request makes room for one more than it took. */
  leave(served: boolean): void {
    this.underWay--;
    this.allowance += served ? 1 : 0;
    this.advance();
  }

  /** Lets nobody go for a while, in milliseconds. */
  pause(length: number): void {
    this.allowance = 1;
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + length);
    this.onPause(this.pausedUntil);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.onPause(undefined);
      this.advance();
    }, this.pausedUntil - Date.now());
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
