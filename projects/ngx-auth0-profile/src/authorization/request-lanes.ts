import { HttpErrorResponse, HttpResponse } from '@angular/common/http';
import type { WritableSignal } from '@angular/core';
import { Observable, catchError, defer, finalize, switchMap, tap, throwError } from 'rxjs';
import type { InFlight } from './in-flight';
import { Lane } from './lane';
import { backOff, LONGEST_PAUSE, pauseAfter } from './pause-after';
import { rateLimit, type RateLimit } from './rate-limit';

/** What may be done again when a request fails. */
export interface Repeatable {
  /** After a 429, which says that nothing was done: reads, and writes that mean the same twice. */
  readonly whenRefused: boolean;
  /** After a lost connection or a failing server: reads. */
  readonly whenLost: boolean;
}

/** How often a request is sent again before it gives up. */
const patience = { refused: 10, lost: 2 };

/** Sends requests on, and lets all of the page wait together when a tenant says it is too much. */
export class RequestLanes {
  private readonly lanes = new Map<string, Lane>();
  private readonly pauses = new Map<string, number>();

  constructor(
    private readonly waitingUntil: WritableSignal<Date | undefined>,
    private readonly inFlight: InFlight,
  ) {}

  /**
   * Sends now, or when the tenant is ready for it; and again where that helps and harms nobody.
   * `begun` is an attempt that was made already.
   */
  run<T>(
    origin: string,
    repeatable: Repeatable,
    send: () => Observable<T>,
    begun?: Observable<T>,
    tried = { refused: 0, lost: 0 },
  ): Observable<T> {
    return (begun ?? this.inTurn(origin, send)).pipe(
      catchError((error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) {
          return throwError(() => error);
        }
        const again = (counts: typeof tried): Observable<T> =>
          this.run(origin, repeatable, send, undefined, counts);
        const { status } = error;
        if (status === 429 && repeatable.whenRefused && tried.refused < patience.refused) {
          const pause = pauseAfter(error.headers, tried.refused);
          if (pause <= LONGEST_PAUSE) {
            this.laneOf(origin).pause(pause);
            return again({ ...tried, refused: tried.refused + 1 });
          }
        }
        const lost = status === 0 || status >= 500;
        return lost && repeatable.whenLost && tried.lost < patience.lost
          ? after(backOff(tried.lost, 300)).pipe(
              switchMap(() => again({ ...tried, lost: tried.lost + 1 })),
            )
          : throwError(() => error);
      }),
    );
  }

  /** Whether requests to an origin have to wait for their turn. */
  busy(origin: string): boolean {
    return this.inFlight.crowded || (this.lanes.size > 0 && this.lanes.has(origin));
  }

  /** Who had to wait for room may find that the tenant has refused others meanwhile. */
  private inTurn<T>(origin: string, send: () => Observable<T>): Observable<T> {
    return defer(() => {
      const lane = this.lanes.get(origin);
      return lane
        ? this.inLane(origin, lane, send)
        : this.inFlight.count(send, () => this.inTurn(origin, send));
    });
  }

  private inLane<T>(origin: string, lane: Lane, send: () => Observable<T>): Observable<T> {
    return lane.turn().pipe(
      switchMap(() => {
        let served = false;
        let limit: RateLimit | undefined;
        return this.inFlight.count(send).pipe(
          tap({
            next: (event) => {
              limit = event instanceof HttpResponse ? rateLimit(event.headers) : limit;
            },
            complete: () => {
              served = true;
            },
          }),
          finalize(() => {
            lane.leave(served, limit);
            if (lane.empty && this.lanes.get(origin) === lane) {
              this.lanes.delete(origin);
            }
          }),
        );
      }),
    );
  }

  private laneOf(origin: string): Lane {
    let lane = this.lanes.get(origin);
    if (!lane) {
      lane = new Lane((until) => {
        this.tell(origin, until);
      });
      this.lanes.set(origin, lane);
    }
    return lane;
  }

  private tell(origin: string, until: number | undefined): void {
    if (until === undefined) {
      this.pauses.delete(origin);
    } else {
      this.pauses.set(origin, until);
    }
    const last = Math.max(0, ...this.pauses.values());
    this.waitingUntil.set(last > 0 ? new Date(last) : undefined);
  }
}

/** Emits after some milliseconds. (The `timer` of rxjs would come with its schedulers.) */
function after(length: number): Observable<void> {
  return new Observable((subscriber) => {
    const timer = setTimeout(() => {
      subscriber.next();
      subscriber.complete();
    }, length);
    return () => {
      clearTimeout(timer);
    };
  });
}
