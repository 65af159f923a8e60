import type { HttpClient } from '@angular/common/http';

const URLS = 4096;

/** Requests, one after the other, each with another URL; the next leaves when the last has answered. */
export function send(http: HttpClient, urls: readonly string[], count: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answers = 0;
    const started = performance.now();
    const proceed = () => {
      while (sent < count) {
        let answered = false;
        let inTurn = true;
        http.get(urls[sent++ % urls.length] ?? '').subscribe({
          next: () => answers++,
          error: reject,
          complete: () => {
            answered = true;
            if (!inTurn) proceed();
          },
        });
        inTurn = false;
        if (!answered) return;
      }
      if (answers !== count) {
        reject(new Error(`${count} requests were sent and ${answers} answered.`));
        return;
      }
      resolve(performance.now() - started);
    };
    proceed();
  });
}

/** Sends for a while, so that the engine optimises what it can, and resolves to how many requests fill a batch. */
export async function warmUp(
  http: HttpClient,
  urls: readonly string[],
  { warmUpMilliseconds, batchMilliseconds }: Plan,
): Promise<number> {
  const until = performance.now() + warmUpMilliseconds;
  let count = 8;
  let took = await send(http, urls, count);
  while (performance.now() < until || took < batchMilliseconds / 2) {
    if (took < batchMilliseconds / 2) count *= 2;
    took = await send(http, urls, count);
  }
  return Math.max(4, Math.round((count * batchMilliseconds) / took));
}

/** How long each kind of request is warmed up, and about how long a batch lasts. */
export interface Plan {
  readonly warmUpMilliseconds: number;
  readonly batchMilliseconds: number;
}

/** The URLs of a run: every configured resource in turn, no URL twice. */
export function matchingUrls(resources: readonly string[]): string[] {
  return Array.from(
    { length: URLS },
    (_, at) => `${resources[(at * 7919) % resources.length] ?? ''}items/${at}`,
  );
}

export function foreignUrls(): string[] {
  return Array.from({ length: URLS }, (_, at) => `https://static.example.net/images/${at}.json`);
}

export function relativeUrls(): string[] {
  return Array.from({ length: URLS }, (_, at) => `/assets/texts/${at}.json`);
}
