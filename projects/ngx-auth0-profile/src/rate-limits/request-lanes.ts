import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, computed, signal } from '@angular/core';
import { catchError, finalize, switchMap, tap, throwError, timer, type Observable } from 'rxjs';
import { Lane } from './lane';
import { backOff, longestPause, pauseAfter } from './pause-after';

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
@Injectable({ providedIn: 'root' })
export class RequestLanes {
  private readonly lanes = new Map<string, Lane>();
  private readonly pauses = signal<ReadonlyMap<string, number>>(new Map());

  /** Until when the page waits for a tenant; `undefined` when it does not. */
  readonly waitingUntil = computed(() => {
    const last = Math.max(0, ...this.pauses().values());
    return last > 0 ? new Date(last) : undefined;
  });

  /** Sends now, or when the tenant is ready for it; and again where that helps and harms nobody. */
  run<T>(
    origin: string,
    repeatable: Repeatable,
    send: () => Observable<T>,
    tried = { refused: 0, lost: 0 },
  ): Observable<T> {
    const lane = this.lanes.get(origin);
    return (lane ? this.inLane(origin, lane, send) : send()).pipe(
      catchError((error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) {
          return throwError(() => error);
        }
        const { status } = error;
        if (status === 429 && repeatable.whenRefused && tried.refused < patience.refused) {
          const pause = pauseAfter(error.headers, tried.refused);
          if (pause <= longestPause) {
            this.laneOf(origin).pause(pause);
            return this.run(origin, repeatable, send, { ...tried, refused: tried.refused + 1 });
          }
        }
        const lost = status === 0 || status >= 500;
        return lost && repeatable.whenLost && tried.lost < patience.lost
          ? timer(backOff(tried.lost, 300)).pipe(
              switchMap(() =>
                this.run(origin, repeatable, send, { ...tried, lost: tried.lost + 1 }),
              ),
            )
          : throwError(() => error);
      }),
    );
  }

  private inLane<T>(origin: string, lane: Lane, send: () => Observable<T>): Observable<T> {
    return lane.turn().pipe(
      switchMap(() => {
        let served = false;
        return send().pipe(
          tap({
            complete: () => {
              served = true;
            },
          }),
          finalize(() => {
            lane.leave(served);
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
        this.pauses.update((pauses) => {
          const others = [...pauses].filter(([other]) => other !== origin);
          return new Map(until === undefined ? others : [...others, [origin, until]]);
        });
      });
      this.lanes.set(origin, lane);
    }
    return lane;
  }
}
