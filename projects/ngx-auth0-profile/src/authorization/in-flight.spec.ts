import { NEVER, Subject, of, throwError, type Observable } from 'rxjs';
import { InFlight } from './in-flight';

const MOST = 500;
let inFlight = new InFlight();

describe('the requests in flight', () => {
  beforeEach(() => {
    inFlight = new InFlight();
  });

  describe('that pass', () => {
    it('are 500 until one is answered', () => {
      const [first] = pass(MOST - 1);
      expect(inFlight.crowded).toBeFalse();
      pass(1);
      expect(inFlight.crowded).toBeTrue();
      first?.complete();
      expect(inFlight.crowded).toBeFalse();
    });

    it('are 500 until one fails', () => {
      const [first] = pass(MOST);
      first?.error(new Error('failed'));
      expect(inFlight.crowded).toBeFalse();
    });

    it('may pass again when one that is counted is answered', () => {
      const counted = new Subject<string>();
      inFlight.count(() => counted).subscribe();
      pass(MOST);
      expect(inFlight.crowded).toBeTrue();
      counted.complete();
      expect(inFlight.crowded).toBeFalse();
    });

    it('hand on what they are answered', () => {
      const [results, sent] = [new Array<unknown>(), new Subject<string>()];
      inFlight
        .pass(sent, () => NEVER)
        .subscribe({
          next: (value) => results.push(value),
          complete: () => results.push('end'),
        });
      sent.next('a');
      sent.next('b');
      sent.complete();
      expect(results).toEqual(['a', 'b', 'end']);
    });

    it('go on with something else when they fail, which may fail itself', () => {
      const failed = new Error('failed');
      const results: unknown[] = [];
      const refused = throwError(() => failed);
      inFlight
        .pass<unknown>(refused, (error) => of(error))
        .subscribe((value) => results.push(value));
      inFlight
        .pass(refused, () => {
          throw new Error('broken');
        })
        .subscribe({ error: (error: unknown) => results.push(error) });
      expect(results).toEqual([failed, new Error('broken')]);
    });

    it('are given up with whoever wanted them', () => {
      const sent = new Subject<string>();
      const subscription = inFlight.pass(sent, () => NEVER).subscribe();
      expect(sent.observed).toBeTrue();
      subscription.unsubscribe();
      expect(sent.observed).toBeFalse();
    });
  });

  describe('that are counted', () => {
    it('are 500 at most', () => {
      count(MOST - 1);
      expect(inFlight.crowded).toBeFalse();
      count(1);
      expect(inFlight.crowded).toBeTrue();
      expect(wants().begun()).toBeFalse();
    });

    for (const [end, how] of [
      [
        'is answered',
        (sent: Subject<string>) => {
          sent.complete();
        },
      ],
      [
        'fails',
        (sent: Subject<string>) => {
          sent.error(new Error('failed'));
        },
      ],
    ] as const) {
      it(`make room when one ${end}`, () => {
        const [first] = count(MOST);
        const { begun } = wants();
        how(first ?? new Subject());
        expect(begun()).toBeTrue();
        expect(inFlight.crowded).toBeTrue();
      });
    }

    it('make room when one is no longer wanted', () => {
      count(MOST - 1);
      const { unsubscribe } = wants();
      const { begun } = wants();
      unsubscribe();
      expect(begun()).toBeTrue();
    });

    it('count each time they are sent', () => {
      const sent = inFlight.count(() => of('a'));
      sent.subscribe();
      sent.subscribe();
      count(MOST - 1);
      expect(inFlight.crowded).toBeFalse();
      count(1);
      expect(inFlight.crowded).toBeTrue();
    });

    it('begin in turn, but for those nobody wants any more', () => {
      const [first] = count(MOST);
      const turns = [wants(), wants(), wants()];
      turns[0]?.unsubscribe();
      first?.complete();
      expect(turns.map(({ begun }) => begun())).toEqual([false, true, false]);
    });

    it('begin by thousands when they are answered at once', () => {
      const [first] = count(MOST);
      let answered = 0;
      for (let index = 0; index < 20_000; index++) {
        inFlight
          .count(() => of('a'))
          .subscribe(() => {
            answered++;
          });
      }
      expect(answered).toBe(0);
      first?.complete();
      expect(answered).toBe(20_000);
      expect(inFlight.crowded).toBeFalse();
      count(1);
      expect(inFlight.crowded).toBeTrue();
    });

    it('let in the next one where one cannot even begin', () => {
      const [first] = count(MOST);
      const errors: unknown[] = [];
      const broken = new Error('broken');
      inFlight
        .count((): Observable<string> => {
          throw broken;
        })
        .subscribe({ error: (error: unknown) => errors.push(error) });
      const { begun } = wants();
      first?.complete();
      expect(errors).toEqual([broken]);
      expect(begun()).toBeTrue();
    });

    it('may find something else to do when there is room', () => {
      const [first] = count(MOST);
      const results: unknown[] = [];
      inFlight
        .count(
          () => of('a'),
          () => of('b'),
        )
        .subscribe((value) => results.push(value));
      first?.complete();
      expect(results).toEqual(['b']);
    });
  });
});

/** Lets so many more requests pass. */
function pass(count: number): readonly Subject<string>[] {
  return begin(count, (sent) => inFlight.pass(sent, () => NEVER));
}

/** Begins so many more that are counted. */
function count(many: number): readonly Subject<string>[] {
  return begin(many, (sent) => inFlight.count(() => sent));
}

function begin(
  many: number,
  how: (sent: Subject<string>) => Observable<string>,
): readonly Subject<string>[] {
  return Array.from({ length: many }, () => {
    const sent = new Subject<string>();
    how(sent).subscribe({ error: () => undefined });
    return sent;
  });
}

/** One more that is to be counted, and never ends. */
function wants(): { readonly begun: () => boolean; readonly unsubscribe: () => void } {
  let begun = false;
  const subscription = inFlight
    .count(() => {
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
