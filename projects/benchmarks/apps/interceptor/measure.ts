import type { HttpClient } from '@angular/common/http';

const URLS = 4096;

/** Sends requests one after the other, each with a different URL. */
export function send(http: HttpClient, urls: readonly string[], count: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let responses = 0;
    const started = performance.now();
    const proceed = () => {
      while (sent < count) {
        let completed = false;
        let isSynchronous = true;
        http.get(urls[sent++ % urls.length] ?? '').subscribe({
          next: () => responses++,
          error: reject,
          complete: () => {
            completed = true;
            if (!isSynchronous) {
              proceed();
            }
          },
        });
        isSynchronous = false;
        if (!completed) {
          return;
        }
      }
      if (responses !== count) {
        reject(new Error(`${count} requests were sent and ${responses} completed.`));
        return;
      }
      resolve(performance.now() - started);
    };
    proceed();
  });
}

/** Sends requests until the engine has optimised the code, and resolves to the number of requests in a batch. */
export async function warmUp(
  http: HttpClient,
  urls: readonly string[],
  { warmUpMilliseconds, batchMilliseconds }: Plan,
): Promise<number> {
  const until = performance.now() + warmUpMilliseconds;
  let count = 8;
  let took = await send(http, urls, count);
  while (performance.now() < until || took < batchMilliseconds / 2) {
    if (took < batchMilliseconds / 2) {
      count *= 2;
    }
    took = await send(http, urls, count);
  }
  return Math.max(4, Math.round((count * batchMilliseconds) / took));
}

/** The duration of the warm-up and of a batch. */
export interface Plan {
  readonly warmUpMilliseconds: number;
  readonly batchMilliseconds: number;
}

/** The URLs of a run: all configured resources alternately, each URL once. */
export function matchingUrls(resources: readonly string[]): string[] {
  return Array.from(
    { length: URLS },
    (_, at) => `${resources[(at * 7919) % resources.length] ?? ''}items/${at}`,
  );
}

export function otherOriginUrls(): string[] {
  return Array.from({ length: URLS }, (_, at) => `https://static.example.net/images/${at}.json`);
}

export function ownFileUrls(): string[] {
  return Array.from({ length: URLS }, (_, at) => `/assets/texts/${at}.json`);
}
