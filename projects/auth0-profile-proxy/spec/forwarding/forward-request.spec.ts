import type { ApiTransport, ProfileBffOptions } from '../../src/index.ts';
import type { UpstreamApi } from '../../src/contract/resolved-bff.ts';
import { forwardRequest, pageResponse } from '../../src/forwarding/forward-request.ts';
import { matchApiRoute } from '../../src/forwarding/match-api-route.ts';
import { Problem } from '../../src/problem/problem.ts';
import { rejectionOf } from '../support/problem-of.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

type Sent = Parameters<ApiTransport>[1];

describe('forwardRequest', () => {
  let sent: (Sent & { readonly href: string })[];
  let body: string | undefined;
  beforeEach(() => {
    sent = [];
    body = undefined;
  });

  it('sends method, URL, headers and body with the token of the user', async () => {
    await forward(new Response('{}'), { request: post('{"a":1}') });
    const [{ href, method, headers } = sent[0]!] = sent;
    expect(href).toBe('https://orders.example.com/v1/orders');
    expect(method).toBe('POST');
    expect(headers['authorization']).toBe('Bearer the-token');
    expect(body).toBe('{"a":1}');
  });

  it('sends no body with GET, and none where there is none', async () => {
    await forward(new Response('{}'));
    await forward(new Response('{}'), { request: post() });
    expect(sent.map((one) => one.body)).toEqual([null, null]);
  });

  it('with a longer body than allowed › sends nothing', async () => {
    const request = post('x'.repeat(101), { 'content-length': '101' });
    const problem = await rejectionOf(forward(new Response('{}'), { request }));
    expect(problem.code).toBe('body-too-large');
    expect(problem.message).toBe('The body may have 100 bytes.');
    expect(sent).toEqual([]);
  });

  it('with a body of just the length that is allowed › sends it', async () => {
    const request = post('x'.repeat(100), { 'content-length': '100' });
    await forward(new Response('{}'), { request });
    expect(body?.length).toBe(100);
  });

  it('with a longer body of unknown length › ends the request', async () => {
    const problem = await rejectionOf(
      forward(new Response('{}'), { request: post('x'.repeat(101)) }),
    );
    expect(problem.code).toBe('body-too-large');
    expect(sent[0]?.signal.aborted).toBeTrue();
  });

  it('with a body that stops after the answer › ends the request', async () => {
    const aborted = new Promise<unknown>((resolve) => {
      const answering: ApiTransport = (_url, { body: upload, signal }) => {
        signal.addEventListener('abort', () => {
          resolve(signal.reason);
        });
        upload
          ?.getReader()
          .read()
          .catch(() => undefined);
        return Promise.resolve(new Response('{}'));
      };
      const api = { ...ordersApi(), timeoutMs: 100 };
      const request = new Request('https://app.example.com/bff/api/orders/orders', {
        method: 'POST',
        body: new ReadableStream({}),
        duplex: 'half',
      });
      const allowed = matchApiRoute(api, { method: 'POST', path: '/orders', search: '' });
      void forwardRequest(api, { request, allowed, token: 't', transport: answering });
    });
    expect(((await aborted) as Problem).code).toBe('invalid-request');
  });

  it('when the page goes away › ends the request', async () => {
    const page = new AbortController();
    const request = new Request('https://app.example.com/bff/api/orders/orders', {
      signal: page.signal,
    });
    await forward(new Response('{}'), { request });
    expect(sent[0]?.signal.aborted).toBeFalse();
    page.abort();
    expect(sent[0]?.signal.aborted).toBeTrue();
  });

  it('without an answer in time › ends the request', async () => {
    const problem = await rejectionOf(forward(untilAborted, { timeoutMs: 100 }));
    expect(problem.code).toBe('api-timeout');
    expect(sent[0]?.signal.aborted).toBeTrue();
  });

  it('when a short body does not arrive in time › ends the request', async () => {
    const slow: ApiTransport = (_url, { signal }) =>
      Promise.resolve({
        ...answerOf(200, null),
        isComplete: true,
        arrayBuffer: () =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              reject(new Error('aborted'));
            });
          }),
      });
    expect((await rejectionOf(forward(slow, { timeoutMs: 100 }))).code).toBe('api-timeout');
  });

  it('after the answer › aborts nothing', async () => {
    jasmine.clock().install();
    try {
      await forward(new Response('{}', { headers: { 'content-length': '2' } }));
      jasmine.clock().tick(60_000);
      expect(sent[0]?.signal.aborted).toBeFalse();
    } finally {
      jasmine.clock().uninstall();
    }
  });

  for (const status of [300, 301, 302, 303, 307, 308, 399]) {
    it(`when the API redirects with ${status} › does not follow, and reads no further`, async () => {
      let cancelled = false;
      const answer = answerOf(
        status,
        new ReadableStream({ cancel: () => void (cancelled = true) }),
      );
      const problem = await rejectionOf(forward(() => Promise.resolve(answer)));
      expect(problem.code).toBe('api-unavailable');
      expect(problem.facts.operatorDetail).toContain('redirects');
      expect(cancelled).toBeTrue();
      expect(sent.length).toBe(1);
    });
  }

  it('when a redirect has no body › is refused too', async () => {
    const problem = await rejectionOf(forward(() => Promise.resolve(answerOf(302, null))));
    expect(problem.facts.operatorDetail).toContain('redirects');
  });

  for (const status of [204, 205, 304]) {
    it(`returns ${status} without a body`, async () => {
      const headers = { etag: '"1"' };
      const answer = await forward(new Response(null, { status, headers }));
      expect(answer.status).toBe(status);
      expect(answer.body).toBeNull();
      expect(answer.headers.get('etag')).toBe('"1"');
    });
  }

  it('returns no body of 204, whatever the transport has', async () => {
    const body204 = new ReadableStream<Uint8Array>({});
    const answer = await forward(() => Promise.resolve(answerOf(204, body204)));
    expect(answer.body).toBeNull();
  });

  it('returns 304 without a body although it names the length of one', async () => {
    const headers = { 'content-length': '10' };
    expect((await forward(new Response(null, { status: 304, headers }))).body).toBeNull();
  });

  for (const status of [200, 400, 401, 404, 500]) {
    it(`returns ${status} as the API answered it`, async () => {
      const answer = await forward(new Response('{"a":1}', { status }));
      expect(answer.status).toBe(status);
      expect(await new Response(answer.body).text()).toBe('{"a":1}');
    });
  }

  for (const [what, headers, size, isWhole] of [
    ['a short body', { 'content-length': '5' }, 5, true],
    ['a body of 64 KiB', { 'content-length': '65536' }, 65_536, true],
    ['a longer body', { 'content-length': '65537' }, 65_537, false],
    ['a body of unknown length', {}, 5, false],
    ['an encoded body', { 'content-length': '5', 'content-encoding': 'gzip' }, 5, false],
  ] as const) {
    it(`returns ${what} ${isWhole ? 'in one piece' : 'as it arrives'}`, async () => {
      const answer = await forward(new Response('x'.repeat(size), { headers }));
      expect(answer.body instanceof Uint8Array).toBe(isWhole);
      expect(answer.body instanceof ReadableStream).toBe(!isWhole);
      expect((await new Response(answer.body).text()).length).toBe(size);
    });
  }

  it('returns a body that is said to be complete in one piece, up to the limit', async () => {
    const complete = (size: number) => () =>
      Promise.resolve(Object.assign(new Response('x'.repeat(size)), { isComplete: true }));
    expect((await forward(complete(100_000))).body).toBeInstanceOf(Uint8Array);
    const problem = await rejectionOf(forward(complete(100_001)));
    expect(problem.code).toBe('api-unavailable');
    expect(problem.facts.operatorDetail).toContain('larger than maxResponseBytes');
  });

  it('does not wait for a body that is longer than allowed', async () => {
    const headers = { 'content-length': '60' };
    const answer = await forward(new Response('x'.repeat(60), { headers }), {
      maxResponseBytes: 50,
    });
    expect(answer.body).toBeInstanceOf(ReadableStream);
  });

  it('when the API cannot be reached › says so to the operator only', async () => {
    const cause = new TypeError('fetch failed');
    const problem = await rejectionOf(forward(() => Promise.reject(cause)));
    expect(problem.code).toBe('api-unavailable');
    expect(problem.message).toBe('The service is not available. Try again later.');
    expect(problem.facts.operatorDetail).toContain('cannot be reached');
    expect(problem.cause).toBe(cause);
  });

  it('passes the problem of a transport on', async () => {
    const own = new Problem('api-timeout', 'Late.');
    await expectAsync(forward(() => Promise.reject(own))).toBeRejectedWith(own);
  });

  /** Forwards a request to an API that gives this answer once it has read the body. */
  function forward(
    answer: Response | ApiTransport,
    { request = get(), ...limits }: { request?: Request } & Partial<UpstreamApi> = {},
  ): ReturnType<typeof forwardRequest> {
    const api = { ...ordersApi(), ...limits };
    return forwardRequest(api, {
      request,
      allowed: matchApiRoute(api, { method: request.method, path: '/orders', search: '' }),
      token: 'the-token',
      transport: async (url, init) => {
        sent.push({ ...init, href: url.href });
        if (init.body) {
          body = await new Response(init.body).text();
        }
        return answer instanceof Response ? answer : answer(url, init);
      },
    });
  }
});

describe('pageResponse', () => {
  const headers = new Headers({ etag: '"1"', server: 'x' });

  it('has status, some headers and the body', async () => {
    const body = new TextEncoder().encode('{}');
    const response = pageResponse({ status: 201, headers, body }, ordersApi());
    expect(response.status).toBe(201);
    expect([...response.headers]).toEqual([['etag', '"1"']]);
    expect(await response.text()).toBe('{}');
    expect(pageResponse({ status: 304, headers, body: null }, ordersApi()).body).toBeNull();
  });

  it('ends when a body is longer than allowed', async () => {
    const answer = { status: 200, headers, body: new Response('x'.repeat(51)).body };
    const response = pageResponse(answer, { ...ordersApi(), maxResponseBytes: 50 });
    const problem = await rejectionOf(response.text());
    expect(problem.facts.operatorDetail).toContain('larger than maxResponseBytes');
  });

  it('ends when a body stops', async () => {
    const answer = { status: 200, headers, body: new ReadableStream<Uint8Array>({}) };
    const response = pageResponse(answer, { ...ordersApi(), timeoutMs: 100 });
    expect((await rejectionOf(response.text())).code).toBe('api-timeout');
  });
});

function ordersApi(): UpstreamApi {
  const apis: ProfileBffOptions['apis'] = {
    orders: {
      url: 'https://orders.example.com/v1',
      audience: 'https://orders.example/',
      maxRequestBytes: 100,
      maxResponseBytes: 100_000,
      timeoutMs: 30_000,
      routes: [
        { method: 'GET', path: '/orders' },
        { method: 'POST', path: '/orders' },
      ],
    },
  };
  return resolvedBff({ apis }).apis[0]!;
}

function get(): Request {
  return new Request('https://app.example.com/bff/api/orders/orders');
}

function post(body?: string, headers: Record<string, string> = {}): Request {
  const init = { method: 'POST', headers, ...(body !== undefined && { body }) };
  return new Request('https://app.example.com/bff/api/orders/orders', init);
}

/** `Response` has no redirect with a body of a test. */
function answerOf(status: number, body: ReadableStream<Uint8Array> | null) {
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.resolve(new ArrayBuffer(0));
  return { status, headers: new Headers(), body, arrayBuffer };
}

const untilAborted: ApiTransport = (_url, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });
