import { HttpErrorResponse, type HttpClient } from '@angular/common/http';
import { firstValueFrom, retry, throwError, timer, type Observable } from 'rxjs';
import { apiUrl } from './setting';

export interface Outcome {
  /** From the first call to the last answer. */
  readonly milliseconds: number;
  readonly answered: number;
  readonly lost: number;
}

/** Calls the APIs in turn, all at once, before any token for them is there. */
export function callAtOnce(http: HttpClient, count: number, apis: number): Promise<Outcome> {
  return all(
    Array.from({ length: count }, (_, at) => http.get(`${apiUrl(at % apis)}items/${at % 10}`)),
  );
}

/** Writes as many metadata keys, all at once; `retries` says that the package itself tries again. */
export function writeAtOnce(
  http: HttpClient,
  userUrl: string,
  count: number,
  retries: boolean,
): Promise<Outcome> {
  return all(
    Array.from({ length: count }, (_, at) => {
      const write = http.patch(userUrl, { user_metadata: { [`key_${at % 300}`]: at } });
      return retries ? write : write.pipe(usualRetry());
    }),
  );
}

/** What applications write: three more tries after 1, 2 and 4 seconds when the tenant says 429. */
function usualRetry<T>() {
  return retry<T>({
    count: 3,
    delay: (error, attempt) =>
      error instanceof HttpErrorResponse && error.status === 429
        ? timer(1000 * 2 ** (attempt - 1))
        : throwError(() => error),
  });
}

async function all(requests: readonly Observable<unknown>[]): Promise<Outcome> {
  const started = performance.now();
  const results = await Promise.allSettled(requests.map((request) => firstValueFrom(request)));
  const milliseconds = performance.now() - started;
  const answered = results.filter(({ status }) => status === 'fulfilled').length;
  return { milliseconds, answered, lost: results.length - answered };
}
