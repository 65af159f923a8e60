import { Observable, defer } from 'rxjs';

/** `catchError` for an error that is dealt with once; lighter, as nearly every request needs neither. */
export function orElse<T>(
  source: Observable<T>,
  instead: (error: unknown) => Observable<T>,
): Observable<T> {
  return new Observable((subscriber) =>
    source.subscribe({
      next: (value) => {
        subscriber.next(value);
      },
      error: (error: unknown) => {
        defer(() => instead(error)).subscribe(subscriber);
      },
      complete: () => {
        subscriber.complete();
      },
    }),
  );
}
