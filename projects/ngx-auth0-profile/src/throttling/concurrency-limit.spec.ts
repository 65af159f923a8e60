import { HttpHeaderResponse } from '@angular/common/http';
import { NEVER, Subject, of, throwError, type Observable } from 'rxjs';
import { ConcurrencyLimit } from './concurrency-limit';

const MAX_CONCURRENT = 500;
let limit = new ConcurrencyLimit();

describe('ConcurrencyLimit', () => {
  beforeEach(() => {
    limit = new ConcurrencyLimit();
  });

  describe('for uncounted requests', () => {
    it('is full after 500, until one is answered', () => {
      const [first] = sendUncounted(MAX_CONCURRENT - 1);
      expect(limit.isFull).toBeFalse();
      sendUncounted(1);
      expect(limit.isFull).toBeTrue();
      first?.complete();
      expect(limit.isFull).toBeFalse();
    });

    it('is full after 500, until one fails', () => {
      const [first] = sendUncounted(MAX_CONCURRENT);
      first?.error(new Error('failed'));
      expect(limit.isFull).toBeFalse();
    });

    it('is no longer full once an answer begins', () => {
      const streams = begin(MAX_CONCURRENT, (sent) => limit.sendUncounted(sent, () => NEVER));
      streams[0]?.next(headers(200));
      expect(limit.isFull).toBeFalse();
    });

    it('is no longer full when a counted request is answered', () => {
      const counted = new Subject<unknown>();
      limit.sendCounted(() => counted).subscribe();
      sendUncounted(MAX_CONCURRENT);
      expect(limit.isFull).toBeTrue();
      counted.complete();
      expect(limit.isFull).toBeFalse();
    });

    it('passes on the answers', () => {
      const [results, sent] = [new Array<unknown>(), new Subject<unknown>()];
      limit
        .sendUncounted(sent, () => NEVER)
        .subscribe({
          next: (value) => results.push(value),
          complete: () => results.push('end'),
        });
      sent.next('a');
      sent.next('b');
      sent.complete();
      expect(results).toEqual(['a', 'b', 'end']);
    });

    it('continues with another request after a failure, which may fail, too', () => {
      const failed = new Error('failed');
      const results: unknown[] = [];
      const refused = throwError(() => failed);
      limit
        .sendUncounted<unknown>(refused, (error) => of(error))
        .subscribe((value) => results.push(value));
      limit
        .sendUncounted(refused, () => {
          throw new Error('broken');
        })
        .subscribe({ error: (error: unknown) => results.push(error) });
      expect(results).toEqual([failed, new Error('broken')]);
    });

    it('unsubscribes from a request when the caller does', () => {
      const sent = new Subject<unknown>();
      const subscription = limit.sendUncounted(sent, () => NEVER).subscribe();
      expect(sent.observed).toBeTrue();
      subscription.unsubscribe();
      expect(sent.observed).toBeFalse();
    });
  });

  describe('for counted requests', () => {
    it('runs 500 at most', () => {
      count(MAX_CONCURRENT - 1);
      expect(limit.isFull).toBeFalse();
      count(1);
      expect(limit.isFull).toBeTrue();
      expect(wants().begun()).toBeFalse();
    });

    for (const [end, how] of [
      [
        'is answered',
        (sent: Subject<unknown>) => {
          sent.complete();
        },
      ],
      [
        'fails',
        (sent: Subject<unknown>) => {
          sent.error(new Error('failed'));
        },
      ],
    ] as const) {
      it(`starts the next one when one ${end}`, () => {
        const [first] = count(MAX_CONCURRENT);
        const { begun } = wants();
        how(first ?? new Subject());
        expect(begun()).toBeTrue();
        expect(limit.isFull).toBeTrue();
      });
    }

    it('starts one more once an answer begins, and none when it ends', () => {
      const [first] = count(MAX_CONCURRENT);
      const [second, third] = [wants(), wants()];
      first?.next(headers(200));
      expect(second.begun()).toBeTrue();
      first?.complete();
      expect(third.begun()).toBeFalse();
      expect(limit.isFull).toBeTrue();
    });

    it('waits for the end of an answer that is an error', () => {
      const [first] = count(MAX_CONCURRENT);
      const { begun } = wants();
      first?.next(headers(429));
      expect(begun()).toBeFalse();
      first?.error(new Error('refused'));
      expect(begun()).toBeTrue();
    });

    it('starts the next one when a caller unsubscribes', () => {
      count(MAX_CONCURRENT - 1);
      const { unsubscribe } = wants();
      const { begun } = wants();
      unsubscribe();
      expect(begun()).toBeTrue();
    });

    it('counts every subscription', () => {
      const sent = limit.sendCounted(() => of('a'));
      sent.subscribe();
      sent.subscribe();
      count(MAX_CONCURRENT - 1);
      expect(limit.isFull).toBeFalse();
      count(1);
      expect(limit.isFull).toBeTrue();
    });

    it('starts them in order, without those that have been unsubscribed', () => {
      const [first] = count(MAX_CONCURRENT);
      const turns = [wants(), wants(), wants()];
      turns[0]?.unsubscribe();
      first?.complete();
      expect(turns.map(({ begun }) => begun())).toEqual([false, true, false]);
    });

    it('starts thousands that are answered synchronously', () => {
      const [first] = count(MAX_CONCURRENT);
      let answered = 0;
      for (let index = 0; index < 20_000; index++) {
        limit
          .sendCounted(() => of('a'))
          .subscribe(() => {
            answered++;
          });
      }
      expect(answered).toBe(0);
      first?.complete();
      expect(answered).toBe(20_000);
      expect(limit.isFull).toBeFalse();
      count(1);
      expect(limit.isFull).toBeTrue();
    });

    it('starts the next one when a request fails to start', () => {
      const [first] = count(MAX_CONCURRENT);
      const errors: unknown[] = [];
      const broken = new Error('broken');
      limit
        .sendCounted((): Observable<string> => {
          throw broken;
        })
        .subscribe({ error: (error: unknown) => errors.push(error) });
      const { begun } = wants();
      first?.complete();
      expect(errors).toEqual([broken]);
      expect(begun()).toBeTrue();
    });

    it('sends a waiting request in another way when afterWaiting decides so', () => {
      const [first] = count(MAX_CONCURRENT);
      const results: unknown[] = [];
      limit
        .sendCounted(
          () => of('a'),
          () => of('b'),
        )
        .subscribe((value) => results.push(value));
      first?.complete();
      expect(results).toEqual(['b']);
    });
  });
});

function headers(status: number): HttpHeaderResponse {
  return new HttpHeaderResponse({ status });
}

/** Lets so many more requests pass. */
function sendUncounted(count: number): readonly Subject<unknown>[] {
  return begin(count, (sent) => limit.sendUncounted(sent, () => NEVER));
}

/** Begins so many more that are counted. */
function count(many: number): readonly Subject<unknown>[] {
  return begin(many, (sent) => limit.sendCounted(() => sent));
}

function begin(
  many: number,
  how: (sent: Subject<unknown>) => Observable<unknown>,
): readonly Subject<unknown>[] {
  return Array.from({ length: many }, () => {
    const sent = new Subject<unknown>();
    how(sent).subscribe({ error: () => undefined });
    return sent;
  });
}

/** One more that is to be counted, and never ends. */
function wants(): { readonly begun: () => boolean; readonly unsubscribe: () => void } {
  let begun = false;
  const subscription = limit
    .sendCounted(() => {
      begun = true;
      return NEVER;
    })
    .subscribe();
  return {
    begun: () => begun,
    unsubscribe: () => {
      subscription.unsubscribe();
    },
  };
}
