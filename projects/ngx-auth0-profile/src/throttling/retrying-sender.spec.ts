import { HttpErrorResponse, HttpHeaders, HttpResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { NEVER, Observable, firstValueFrom, of, throwError } from 'rxjs';
import { ConcurrencyLimit } from './concurrency-limit';
import { RetryingSender, type RetryPolicy } from './retrying-sender';

const ORIGIN = 'https://api.example.com';
const retryAll: RetryPolicy = { afterFailure: true, afterRateLimit: true };
let waitingUntil = signal<Date | undefined>(undefined);
let concurrency = new ConcurrencyLimit();
let sender = new RetryingSender(waitingUntil, concurrency);

describe('RetryingSender', () => {
  beforeEach(() => {
    waitingUntil = signal<Date | undefined>(undefined);
    concurrency = new ConcurrencyLimit();
    sender = new RetryingSender(waitingUntil, concurrency);
    jasmine.clock().install().mockDate(new Date('2026-01-01T00:00:00Z'));
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('sends synchronously while no request is refused', () => {
    const { results, run } = setUp([of('a')]);
    run();
    expect(results).toEqual(['a']);
  });

  it('waits for the seconds in Retry-After', () => {
    const { results, run, sent } = setUp([refused({ 'Retry-After': '7' }), of('a')]);
    run();
    jasmine.clock().tick(6_999);
    expect(sent()).toBe(1);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a']);
  });

  it('waits until the date in Retry-After', () => {
    const date = 'Thu, 01 Jan 2026 00:00:05 GMT';
    const { results, run } = setUp([refused({ 'Retry-After': date }), of('a')]);
    run();
    jasmine.clock().tick(4_999);
    expect(results).toEqual([]);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a']);
  });

  it('waits until x-ratelimit-reset without Retry-After', () => {
    const reset = String(Date.parse('2026-01-01T00:00:03Z') / 1000);
    const { results, run } = setUp([refused({ 'x-ratelimit-reset': reset }), of('a')]);
    run();
    jasmine.clock().tick(2_999);
    expect(results).toEqual([]);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a']);
  });

  it('waits exponentially longer without readable headers', () => {
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

  it('fails when the delay is longer than a minute', () => {
    const { errors, run } = setUp([refused({ 'Retry-After': '61' })]);
    run();
    expect(errors.length).toBe(1);
  });

  it('fails after ten retries', () => {
    const { errors, run, sent } = setUp(
      Array.from({ length: 20 }, () => refused({ 'Retry-After': '1' })),
    );
    run();
    jasmine.clock().tick(60_000);
    expect(sent()).toBe(11);
    expect(errors.length).toBe(1);
  });

  it('does not retry what the policy excludes', () => {
    const { errors, sent, run } = setUp([refused({ 'Retry-After': '1' }), of('a')]);
    run({ afterFailure: false, afterRateLimit: false });
    jasmine.clock().tick(5_000);
    expect(sent()).toBe(1);
    expect(errors.length).toBe(1);
  });

  it('lets all requests to the origin wait, and sets waitingUntil', () => {
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

  it('does not delay requests to other origins', () => {
    const { run } = setUp([refused({ 'Retry-After': '2' }), of('a')]);
    run();
    const other: string[] = [];
    sender
      .send('https://other.example', retryAll, () => of('b'))
      .subscribe((value) => other.push(value));
    expect(other).toEqual(['b']);
  });

  it('sends one, then two, then four after a pause', () => {
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

  it('sends as many at a time as x-ratelimit-remaining allows', () => {
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

  it('sends the next one when a single request fits again', () => {
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

  it('waits for the reset when the tenant turns out to refill at once', () => {
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

  it('retries after half the delay at the earliest', () => {
    spyOn(Math, 'random').and.returnValue(0);
    const { sent, run } = setUp([refused(), of('a')]);
    run();
    jasmine.clock().tick(499);
    expect(sent()).toBe(1);
    jasmine.clock().tick(1);
    expect(sent()).toBe(2);
  });

  it('keeps the queue until its last request is answered', () => {
    const { run, open, answer } = underWay(20);
    run();
    run();
    expect(sender.hasToWait(ORIGIN)).toBeTrue();
    jasmine.clock().tick(1_000);
    answer(5);
    run();
    run();
    expect(open()).toBe(3);
    answer(5);
    answer(5);
    expect(sender.hasToWait(ORIGIN)).toBeTrue();
    answer(5);
    expect(sender.hasToWait(ORIGIN)).toBeFalse();
  });

  it('removes an unsubscribed request from the queue', () => {
    const { run, sent } = setUp([refused({ 'Retry-After': '1' }), of('a'), of('a')]);
    const unwanted = run();
    run();
    unwanted.unsubscribe();
    jasmine.clock().tick(2_000);
    expect(sent()).toBe(2);
  });

  it('queues a request that waited for the concurrency limit when the origin answers 429 meanwhile', () => {
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
    while (!concurrency.isFull) {
      concurrency.sendCounted(() => NEVER).subscribe();
    }
    run();
    expect(sender.hasToWait(ORIGIN)).toBeTrue();
    answer();
    jasmine.clock().tick(1_999);
    expect(sent()).toBe(1);
    jasmine.clock().tick(1);
    expect(results).toEqual(['a', 'b']);
  });

  it('retries twice after a lost connection or a 5xx', () => {
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

  it('does not retry other statuses', () => {
    for (const status of [400, 401, 403, 404, 409]) {
      const { run, sent, errors } = setUp([failed(status), of('a')]);
      run();
      jasmine.clock().tick(10_000);
      expect([status, sent(), errors.length]).toEqual([status, 1, 1]);
    }
  });

  it('passes on an error that is not an HTTP error', async () => {
    const error = new Error('not http');
    const sending = sender.send(ORIGIN, retryAll, () => throwError(() => error));
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
  readonly run: (policy?: RetryPolicy) => { unsubscribe(): void };
} {
  const results: unknown[] = [];
  const errors: unknown[] = [];
  let sent = 0;
  return {
    results,
    errors,
    sent: () => sent,
    run: (policy = retryAll) =>
      sender
        .send(ORIGIN, policy, () => answers[sent++] ?? of('too many'))
        .subscribe({
          next: (value) => results.push(value),
          error: (error: unknown) => errors.push(error),
        }),
  };
}
