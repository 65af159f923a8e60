import { HttpClient, HttpEventType, type HttpEvent } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { withResource } from '../resources/with-resource';
import { until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';

const API = 'https://api.example.com';

describe('profileInterceptor after a 429, with an answer that takes long', () => {
  let api: StreamingApi;

  beforeEach(freshTenant);
  beforeEach(async () => {
    await signedIn({ features: [withResource({ url: API, audience: 'https://orders.example/' })] });
    api = new StreamingApi();
  });

  for (const [caller, options] of [
    ['asks for progress', { reportProgress: true }],
    ['asks for the progress of the download', { reportDownloadProgress: true }],
    ['does not ask for progress', {}],
  ] as const) {
    it(`sends the next request once the answer begins, when the caller ${caller}`, async () => {
      const events: HttpEvent<string>[] = [];
      TestBed.inject(HttpClient)
        .get(`${API}/stream`, { responseType: 'text', observe: 'events', ...options })
        .subscribe((event) => events.push(event));
      await until(() => api.sent('/stream') === 1);
      api.refuse('/stream');
      await until(() => api.sent('/stream') === 2);
      const next = firstValueFrom(TestBed.inject(HttpClient).get(`${API}/b`));
      // Only now it is known that the API does not refuse the stream again.
      expect(api.sent('/b')).toBe(0);
      const stream = api.begin('/stream');
      await until(() => api.sent('/b') === 1);
      api.begin('/b').end('{}');
      expect(await next).toEqual({});
      expect(types(events)).not.toContain(HttpEventType.Response);
      stream.end('all');
      await until(() => types(events).includes(HttpEventType.Response));
      const reported = types(events).includes(HttpEventType.ResponseHeader);
      expect(reported).toBe(Object.keys(options).length > 0);
    });
  }

  it('sends the next request once the answer to an upload begins', async () => {
    const upload = firstValueFrom(
      TestBed.inject(HttpClient).put(`${API}/file`, new Blob(['x'.repeat(100_000)])),
    );
    await until(() => api.sent('/file') === 1);
    api.refuse('/file');
    await until(() => api.sent('/file') === 2);
    const next = firstValueFrom(TestBed.inject(HttpClient).get(`${API}/b`));
    const answer = api.begin('/file');
    await until(() => api.sent('/b') === 1);
    api.begin('/b').end('{}');
    await next;
    answer.end('{"stored":true}');
    expect(await upload).toEqual({ stored: true });
  });
});

/** Answers `fetch` of requests to the API when the spec says so, as a server does that streams. */
class StreamingApi {
  private readonly requests: { readonly path: string; answer: (response: Response) => void }[] = [];

  constructor() {
    const original = window.fetch.bind(window);
    spyOn(window, 'fetch').and.callFake((input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      return url.origin === API
        ? new Promise((answer) => this.requests.push({ path: url.pathname, answer }))
        : original(input, init);
    });
  }

  /** How many requests to the path have been sent. */
  sent(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  /** Answers the newest request to the path with 429. */
  refuse(path: string): void {
    this.newest(path)(new Response(null, { status: 429, headers: { 'Retry-After': '0' } }));
  }

  /** Sends the headers of the answer to the newest request to the path, and keeps its body open. */
  begin(path: string): { end(body: string): void } {
    let body: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        body = controller;
      },
    });
    this.newest(path)(new Response(stream));
    return {
      end: (text) => {
        body.enqueue(new TextEncoder().encode(text));
        body.close();
      },
    };
  }

  private newest(path: string): (response: Response) => void {
    return this.requests.filter((request) => request.path === path).at(-1)?.answer ?? fail;
  }
}

function types(events: readonly HttpEvent<unknown>[]): readonly HttpEventType[] {
  return events.map(({ type }) => type);
}
