import { HttpErrorResponse, type HttpClient } from '@angular/common/http';
import { firstValueFrom, retry, throwError, timer, type Observable } from 'rxjs';
import { apiUrl } from './setting';

export interface Outcome {
  /** From the first call to the last response. */
  readonly milliseconds: number;
  readonly completed: number;
  readonly lost: number;
}

/** Calls the APIs alternately, all at the same time, before there is a token for them. */
export function callSimultaneously(
  http: HttpClient,
  count: number,
  apis: number,
): Promise<Outcome> {
  return all(
    Array.from({ length: count }, (_, at) => http.get(`${apiUrl(at % apis)}items/${at % 10}`)),
  );
}

/** Writes metadata keys, all at the same time. `retries`: whether the package itself retries. */
export function writeSimultaneously(
  http: HttpClient,
  userUrl: string,
  count: number,
  retries: boolean,
): Promise<Outcome> {
  return all(
    Array.from({ length: count }, (_, at) => {
      const write = http.patch(userUrl, { user_metadata: { [`key_${at % 300}`]: at } });
      return retries ? write : write.pipe(applicationRetry());
    }),
  );
}

/** A typical application retry: three retries after 1, 2 and 4 seconds on a 429. */
function applicationRetry<T>() {
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
  const completed = results.filter(({ status }) => status === 'fulfilled').length;
  return { milliseconds, completed, lost: results.length - completed };
}
