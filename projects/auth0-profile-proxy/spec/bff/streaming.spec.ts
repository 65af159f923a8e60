import { once } from 'node:events';
import { connect } from 'node:net';
import { listen, nodeApiTransport, type Listener } from '../../src/node.ts';
import { ORDERS, ORIGIN, startBff, type BffHarness } from '../support/bff-harness.ts';
import type { BffBrowser } from '../support/bff-browser.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';

describe('a connection through the BFF', () => {
  let harness: BffHarness;
  let api: EchoApi;
  let server: Listener;
  let browser: BffBrowser;
  beforeAll(async () => {
    api = await startEchoApi();
    harness = await startBff({
      apiTransport: nodeApiTransport(),
      apis: {
        orders: {
          url: api.url,
          audience: ORDERS,
          maxRequestBytes: 1000,
          routes: [
            { method: 'GET', path: '/events' },
            { method: 'POST', path: '/upload' },
          ],
        },
      },
    });
    server = await listen(harness.bff, { port: 0 });
    browser = await harness.loggedIn();
  });
  afterAll(async () => {
    await server.close();
    await harness.close();
    await api.close();
  });

  it('ends at the API when the page goes away', async () => {
    let started: () => void = () => undefined;
    let ended: () => void = () => undefined;
    const hasStarted = new Promise<void>((resolve) => (started = resolve));
    const hasEnded = new Promise<void>((resolve) => (ended = resolve));
    api.answer = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('event: one\n\n'));
            started();
          },
          cancel: () => {
            ended();
          },
        }),
        { headers: { 'content-type': 'text/event-stream' } },
      );
    const socket = open(['GET /bff/api/orders/events HTTP/1.1']);
    await hasStarted;
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toContain('200 OK');
    socket.destroy();
    await expectAsync(hasEnded).toBeResolved();
  });

  it('passes parts of a body on before the page has sent all of it', async () => {
    let first: (text: string) => void = () => undefined;
    const firstPart = new Promise<string>((resolve) => (first = resolve));
    api.answer = async (request) => {
      for await (const part of partsOf(request)) {
        first(part);
      }
      return Response.json({ done: true });
    };
    const socket = open([
      'POST /bff/api/orders/upload HTTP/1.1',
      'content-type: text/plain',
      'transfer-encoding: chunked',
    ]);
    socket.write('5\r\nfirst\r\n');
    expect(await firstPart).toBe('first');
    socket.write('4\r\nlast\r\n0\r\n\r\n');
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toContain('200 OK');
    socket.destroy();
  });

  it('passes no more of a body without a length on than is allowed', async () => {
    const cookie = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    let parts = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        parts += 1;
        controller.enqueue(new Uint8Array(400));
      },
    });
    const init = { duplex: 'half', body } as RequestInit;
    const headers = { cookie, 'x-csrf': '1', origin: ORIGIN };
    const url = `${ORIGIN}/bff/api/orders/upload`;
    const answer = await harness.bff.fetch(new Request(url, { method: 'POST', headers, ...init }));
    expect(answer.status).toBe(413);
    expect(parts).toBeLessThan(10);
  });

  for (const target of [
    '/bff/api/orders/../../me',
    '/bff/api/orders/..%2f..%2fme',
    '/bff/api/orders\\..\\..\\me',
    '//evil.example/bff/api/orders/events',
    'http://evil.example/bff/api/orders/events',
    '/bff/api/orders/events/../events/../x',
    '/bff/api/orders/%2e%2e/events',
  ]) {
    it(`reaches nothing else by the raw target ${target}`, async () => {
      api.answer = undefined;
      const socket = open([`DELETE ${target} HTTP/1.1`]);
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      expect(chunk.toString()).toMatch(/^HTTP\/1\.1 4\d\d /);
      // A request of another spec, which it did not wait for, may still arrive.
      expect(api.received.filter(({ method }) => method === 'DELETE')).toEqual([]);
      socket.destroy();
    });
  }

  /** A connection that sends lines exactly as they are. */
  function open(lines: readonly string[]): ReturnType<typeof connect> {
    const cookie = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const headers = [`host: ${new URL(ORIGIN).host}`, `cookie: ${cookie}`, 'x-csrf: 1'];
    socket.write([...lines, ...headers, '', ''].join('\r\n'));
    return socket;
  }
});

async function* partsOf({ body }: Request): AsyncGenerator<string> {
  const stream = body as ReadableStream<Uint8Array>;
  for await (const part of stream) {
    yield new TextDecoder().decode(part);
  }
}
