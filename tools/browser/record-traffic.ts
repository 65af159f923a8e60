import type { Page } from 'playwright-core';

/** Everything that a page sends and receives, as one text: of its own origin with the bodies of responses. */
export function recordTraffic(page: Page, origin: string): () => Promise<string> {
  const seen: string[] = [];
  const reading: Promise<void>[] = [];
  page.on('request', (request) => {
    seen.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '');
  });
  page.on('response', (response) => {
    seen.push(JSON.stringify(response.headers()));
    if (response.url().startsWith(origin) && response.status() === 200) {
      reading.push(
        response.text().then(
          (text) => void seen.push(text),
          () => undefined,
        ),
      );
    }
  });
  return async () => {
    await Promise.all(reading);
    return seen.join('\n');
  };
}
