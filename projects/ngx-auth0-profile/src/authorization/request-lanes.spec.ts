import { HttpErrorResponse, HttpHeaders, HttpResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { NEVER, Observable, firstValueFrom, of, throwError } from 'rxjs';
import { InFlight } from './in-flight';
import { RequestLanes, type Repeatable } from './request-lanes';

const ORIGIN = 'https://api.example.com';
const harmless: Repeatable = { whenLost: true, whenRefused: true };
let waitingUntil = signal<Date | undefined>(undefined);
let inFlight = new InFlight();
let lanes = new RequestLanes(waitingUntil, inFlight);

describe('RequestLanes', () => {
  beforeEach(() => {
    waitingUntil = signal<Date | undefined>(undefined);
    inFlight = new InFlight();
    lanes = new RequestLanes(waitingUntil, inFlight);
    jasmine.clock().install().mockDate(new Date('2026-01-01T00:00:00Z'));
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('sends at once and synchronously while nothing is refused', () => {
    const { results, run } = setUp([of('a')]);
    run();
    expect(results).toEqual(['a']);
  });

  it('waits as many seconds as Retry-After says', () => {
    const { results, run, sent } = setUp([refused({ 'Retry-After': '7' }), of('a')]);
    run();
    jasmine.clock().tick(6_999);
    expect(sent()).toBe(1);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a']);
  });

  it('waits until the date Retry-After names', () => {
    const date = 'Thu, 01 Jan 2026 00:00:05 GMT';
    const { results, run } = setUp([refused({ 'Retry-After': date }), of('a')]);
    run();
    jasmine.clock().tick(4_999);
    expect(results).toEqual([]);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a']);
  });

  it('waits until x-ratelimit-reset where there is no Retry-After', () => {
    const reset = String(Date.parse('2026-01-01T00:00:03Z') / 1000);
    const { results, run } = setUp([refused({ 'x-ratelimit-reset': reset }), of('a')]);
    run();
    jasmine.clock().tick(2_999);
    expect(results).toEqual([]);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a']);
  });

  it('waits longer every time where the browser is shown no header', () => {
    spyOn(Math, 'random').and.returnValue(1);
    const { sent, run } = setUp([refused(), refused(), refused(), of('a')]);
    run();
    for (const [seconds, count] of [
      [1, 2],
      [2, 3],
      [4, 4],
    ] as const) {
      jasmine.clock().tick(seconds * 1000 - 1);
      expect(sent()).toBe(count - 1);
      jasmine.clock().tick(1);
      expect(sent()).toBe(count);
    }
  });

  it('gives up when the tenant wants a pause nobody waits for', () => {
    const { errors, run } = setUp([refused({ 'Retry-After': '61' })]);
    run();
    expect(errors.length).toBe(1);
  });

  it('gives up after ten refusals of one request', () => {
    const { errors, run, sent } = setUp(
      Array.from({ length: 20 }, () => refused({ 'Retry-After': '1' })),
    );
    run();
    jasmine.clock().tick(60_000);
    expect(sent()).toBe(11);
    expect(errors.length).toBe(1);
  });

  it('does not repeat what may not be repeated', () => {
    const { errors, sent, run } = setUp([refused({ 'Retry-After': '1' }), of('a')]);
    run({ whenLost: false, whenRefused: false });
    jasmine.clock().tick(5_000);
    expect(sent()).toBe(1);
    expect(errors.length).toBe(1);
  });

  it('lets all requests to the origin wait together, and tells until when', () => {
    const { run, sent } = setUp([
      refused({ 'Retry-After': '2' }),
      ...Array.from({ length: 9 }, () => of('a')),
    ]);
    run();
    for (let index = 0; index < 8; index++) {
      run();
    }
    expect(sent()).toBe(1);
    expect(waitingUntil()).toEqual(new Date('2026-01-01T00:00:02Z'));
    jasmine.clock().tick(2_000);
    expect(sent()).toBe(10);
    expect(waitingUntil()).toBeUndefined();
  });

  it('lets requests to other origins go', () => {
    const { run } = setUp([refused({ 'Retry-After': '2' }), of('a')]);
    run();
    const other: string[] = [];
    lanes
      .run('https://other.example', harmless, () => of('b'))
      .subscribe((value) => other.push(value));
    expect(other).toEqual(['b']);
  });

  it('sends one, then two, then four … after a pause', () => {
    let open: (() => void)[] = [];
    const answers = Array.from(
      { length: 20 },
      () =>
        new Observable<string>((subscriber) => {
          open.push(() => {
            subscriber.next('a');
            subscriber.complete();
          });
        }),
    );
    const { run } = setUp([refused({ 'Retry-After': '1' }), ...answers]);
    for (let index = 0; index < 8; index++) {
      run();
    }
    jasmine.clock().tick(1_000);
    for (const expected of [1, 2, 4, 1]) {
      expect(open.length).toBe(expected);
      const answered = open;
      open = [];
      answered.forEach((answer) => {
        answer();
      });
    }
  });

  it('sends as many at a time as the tenant says it has room for', () => {
    const { run, open, answer } = underWay(20);
    for (let index = 0; index < 9; index++) {
      run();
    }
    jasmine.clock().tick(1_000);
    expect(open()).toBe(1);
    answer(5);
    expect(open()).toBe(5);
    answer(3);
    expect(open()).toBe(4);
    answer(3);
    expect(open()).toBe(3);
  });

  it('sends the next when the first place is free again, not when all are', () => {
    const { run, open, answer } = underWay(20);
    run();
    run();
    jasmine.clock().tick(1_000);
    answer(0, { limit: 10, untilReset: 5 });
    jasmine.clock().tick(499);
    expect(open()).toBe(0);
    jasmine.clock().tick(1);
    expect(open()).toBe(1);
    expect(waitingUntil()).toBeUndefined();
  });

  it('waits for all places where a tenant turned out not to free them one by one', () => {
    const { run, open, answer } = underWay(20, { 2: refused({ 'Retry-After': '4' }) });
    run();
    run();
    run();
    jasmine.clock().tick(1_000);
    answer(0, { limit: 10, untilReset: 5 });
    jasmine.clock().tick(500 + 4_000);
    expect(open()).toBe(1);
    answer(0, { limit: 10, untilReset: 5 });
    jasmine.clock().tick(4_999);
    expect(open()).toBe(0);
    jasmine.clock().tick(1);
    expect(open()).toBe(1);
  });

  it('comes back after half the time at the earliest, so that pages do not come together', () => {
    spyOn(Math, 'random').and.returnValue(0);
    const { sent, run } = setUp([refused(), of('a')]);
    run();
    jasmine.clock().tick(499);
    expect(sent()).toBe(1);
    jasmine.clock().tick(1);
    expect(sent()).toBe(2);
  });

  it('has requests wait for their turn until the last of them is answered', () => {
    const { run, open, answer } = underWay(20);
    run();
    run();
    expect(lanes.busy(ORIGIN)).toBeTrue();
    jasmine.clock().tick(1_000);
    answer(5);
    run();
    run();
    expect(open()).toBe(3);
    answer(5);
    answer(5);
    expect(lanes.busy(ORIGIN)).toBeTrue();
    answer(5);
    expect(lanes.busy(ORIGIN)).toBeFalse();
  });

  it('takes a request that is no longer wanted out of the queue', () => {
    const { run, sent } = setUp([refused({ 'Retry-After': '1' }), of('a'), of('a')]);
    const unwanted = run();
    run();
    unwanted.unsubscribe();
    jasmine.clock().tick(2_000);
    expect(sent()).toBe(2);
  });

  it('has who waited for room wait for a tenant that has refused others meanwhile', () => {
    let answer = (): void => undefined;
    const refusedLater = new Observable<string>((subscriber) => {
      answer = () => {
        subscriber.error(
          new HttpErrorResponse({
            status: 429,
            headers: new HttpHeaders({ 'Retry-After': '2' }),
          }),
        );
      };
    });
    const { run, sent, results } = setUp([refusedLater, of('a'), of('b')]);
    run();
    while (!inFlight.crowded) {
      inFlight.count(() => NEVER).subscribe();
    }
    run();
    expect(lanes.busy(ORIGIN)).toBeTrue();
    answer();
    jasmine.clock().tick(1_999);
    expect(sent()).toBe(1);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a', 'b']);
  });

  it('reads again after a lost connection or a failing server, twice at most', () => {
    spyOn(Math, 'random').and.returnValue(1);
    const lost = setUp([failed(0), failed(503), of('a')]);
    lost.run();
    jasmine.clock().tick(300 + 600);
    expect(lost.results).toEqual(['a']);
    const dead = setUp([failed(500), failed(502), failed(504), of('a')]);
    dead.run();
    jasmine.clock().tick(10_000);
    expect(dead.sent()).toBe(3);
    expect(dead.errors.length).toBe(1);
  });

  it('does not repeat a refusal that will not change', () => {
    for (const status of [400, 401, 403, 404, 409]) {
      const { run, sent, errors } = setUp([failed(status), of('a')]);
      run();
      jasmine.clock().tick(10_000);
      expect([status, sent(), errors.length]).toEqual([status, 1, 1]);
    }
  });

  it('passes on what is no HTTP error', async () => {
    const error = new Error('not http');
    const sending = lanes.run(ORIGIN, harmless, () => throwError(() => error));
    await expectAsync(firstValueFrom(sending)).toBeRejectedWith(error);
  });
});

function failed(status: number, headers: Record<string, string> = {}): Observable<string> {
  return throwError(() => new HttpErrorResponse({ status, headers: new HttpHeaders(headers) }));
}

function refused(headers: Record<string, string> = {}): Observable<string> {
  return failed(429, headers);
}

/** Requests after a refusal that are answered when the spec says so, with what the tenant says of its limit. */
function underWay(
  count: number,
  others: Readonly<Record<number, Observable<unknown>>> = {},
): {
  readonly run: () => unknown;
  readonly open: () => number;
  readonly answer: (remaining: number, limit?: { limit: number; untilReset: number }) => void;
} {
  const waiting: ((headers: HttpHeaders) => void)[] = [];
  const answers = Array.from(
    { length: count },
    () =>
      new Observable<unknown>((subscriber) => {
        waiting.push((headers) => {
          subscriber.next(new HttpResponse({ headers }));
          subscriber.complete();
        });
      }),
  );
  const { run } = setUp(
    [refused({ 'Retry-After': '1' }), ...answers].map((one, at) => others[at] ?? one),
  );
  return {
    run,
    open: () => waiting.length,
    answer: (remaining, { limit, untilReset } = { limit: 10, untilReset: 1 }) => {
      waiting.shift()?.(
        new HttpHeaders({
          'x-ratelimit-limit': String(limit),
          'x-ratelimit-remaining': String(remaining),
          'x-ratelimit-reset': String(Date.now() / 1000 + untilReset),
        }),
      );
    },
  };
}

/** Requests that meet the answers one after the other. */
function setUp(answers: readonly Observable<unknown>[]): {
  readonly results: unknown[];
  readonly errors: unknown[];
  readonly sent: () => number;
  readonly run: (repeatable?: Repeatable) => { unsubscribe(): void };
} {
  const results: unknown[] = [];
  const errors: unknown[] = [];
  let sent = 0;
  return {
    results,
    errors,
    sent: () => sent,
    run: (repeatable = harmless) =>
      lanes
        .run(ORIGIN, repeatable, () => answers[sent++] ?? of('too many'))
        .subscribe({
          next: (value) => results.push(value),
          error: (error: unknown) => errors.push(error),
        }),
  };
}
