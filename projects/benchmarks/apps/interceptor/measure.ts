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

/** How long each kind of request is warmed up, how long a batch lasts, and how many batches are measured. */
export interface Plan {
  readonly warmUpMilliseconds: number;
  readonly batchMilliseconds: number;
  readonly batches: number;
}

/**
 * Microseconds per request for each list of URLs: the middle one of several short batches, the lists taking turns,
 * so that a pause of the machine spoils one batch and not the figure.
 */
export async function microsecondsPerRequest(
  http: HttpClient,
  lists: Readonly<Record<string, readonly string[]>>,
  plan: Plan,
): Promise<Record<string, number>> {
  const runs = [];
  for (const [kind, urls] of Object.entries(lists)) {
    const count = await warmUp(http, urls, plan);
    runs.push({ kind, urls, count, batches: [] as number[] });
  }
  for (let batch = 0; batch < plan.batches; batch++) {
    for (const { urls, count, batches } of runs) {
      batches.push(((await send(http, urls, count)) * 1000) / count);
    }
  }
  return Object.fromEntries(
    runs.map(({ kind, batches }) => [
      kind,
      batches.sort((a, b) => a - b)[Math.floor(batches.length / 2)] ?? NaN,
    ]),
  );
}

/** Resolves to how many requests fill a batch once the engine has optimised what it can. */
async function warmUp(http: HttpClient, urls: readonly string[], plan: Plan): Promise<number> {
  const until = performance.now() + plan.warmUpMilliseconds;
  let count = 8;
  let took = await send(http, urls, count);
  while (performance.now() < until || took < plan.batchMilliseconds / 2) {
    if (took < plan.batchMilliseconds / 2) count *= 2;
    took = await send(http, urls, count);
  }
  return Math.max(4, Math.round((count * plan.batchMilliseconds) / took));
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
