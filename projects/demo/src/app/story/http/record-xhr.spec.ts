import { recordXhr } from './record-xhr';

describe('recordXhr', () => {
  const original = globalThis.XMLHttpRequest;
  const missing = new URL('/no-such-page', location.href).href;

  it('records the request and the response as received', async () => {
    const records = await recordXhr(() => send('post', '/no-such-page', '{"a":1}'));
    expect(records).toEqual([
      jasmine.objectContaining({
        method: 'POST',
        url: missing,
        requestBody: '{"a":1}',
        status: 404,
        responseBody: 'NOT FOUND',
      }),
    ]);
  });

  it('records the response before the caller is notified', async () => {
    const records = await recordXhr(
      () =>
        new Promise<void>((resolve) => {
          const request = new XMLHttpRequest();
          request.addEventListener('readystatechange', () => {
            if (request.readyState === XMLHttpRequest.DONE) {
              resolve();
            }
          });
          request.open('GET', '/no-such-page');
          request.send();
        }),
    );
    expect(records.length).toBe(1);
  });

  it('restores XMLHttpRequest, also after a failure', async () => {
    await recordXhr(() => send('GET', '/no-such-page'));
    expect(globalThis.XMLHttpRequest).toBe(original);
    await expectAsync(recordXhr(() => Promise.reject(new Error('no')))).toBeRejected();
    expect(globalThis.XMLHttpRequest).toBe(original);
  });
});

function send(method: string, url: string, body?: string): Promise<void> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.addEventListener('loadend', () => {
      resolve();
    });
    request.open(method, url);
    request.send(body);
  });
}
