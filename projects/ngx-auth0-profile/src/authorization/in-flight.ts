import { Observable, defer, finalize } from 'rxjs';

/**
 * How many may pass without an answer, and how many may be counted. Chromium fails what a page has in flight
 * beyond 1,350.
 */
const MOST = 500;

/**
 * The requests with tokens that are in flight, to whatever API. Nearly all of them pass, and must not pay for a
 * page that starts thousands at once: all that is known of them is how many left since one was answered. When
 * these are too many, the next are counted, and wait for each other.
 */
export class InFlight {
  private passed = 0;
  private counted = 0;
  private readonly waiting = new Set<() => void>();
  private letsIn = false;

  /** Whether no more may pass. */
  get crowded(): boolean {
    return this.passed >= MOST || this.counted >= MOST;
  }

  /**
   * Lets a request pass; one that failed goes on with something else. Lighter than `catchError`, as nearly
   * every request comes here.
   */
  pass<T>(request: Observable<T>, orElse: (error: unknown) => Observable<T>): Observable<T> {
    return new Observable((subscriber) => {
      this.passed++;
      return request.subscribe({
        next: (value) => {
          subscriber.next(value);
        },
        error: (error: unknown) => {
          this.passed = 0;
          defer(() => orElse(error)).subscribe(subscriber);
        },
        complete: () => {
          this.passed = 0;
          subscriber.complete();
        },
      });
    });
  }

  /** Counts a request and begins it; where there is no room, what comes instead begins when there is. */
  count<T>(begin: () => Observable<T>, instead = () => this.count(begin)): Observable<T> {
    return defer(() => {
      if (this.counted >= MOST) {
        return this.wait(instead);
      }
      this.counted++;
      return defer(begin).pipe(finalize(this.leave));
    });
  }

  private wait<T>(begin: () => Observable<T>): Observable<T> {
    return new Observable((subscriber) => {
      const go = (): void => {
        defer(begin).subscribe(subscriber);
      };
      this.waiting.add(go);
      return () => {
        this.waiting.delete(go);
      };
    });
  }

  private readonly leave = (): void => {
    this.passed = 0;
    this.counted--;
    // One that is answered at once leaves while the next are let in.
    if (!this.letsIn) {
      this.letsIn = true;
      for (const go of this.waiting) {
        if (this.counted >= MOST) {
          break;
        }
        this.waiting.delete(go);
        go();
      }
      this.letsIn = false;
    }
  };
}
