import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ApiTransport } from '../../src/index.ts';
import { fetchApiTransport } from '../../src/forwarding/fetch-api-transport.ts';
import { nodeApiTransport } from '../../src/node.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';

for (const [name, transport] of [
  ['fetchApiTransport', fetchApiTransport(fetch)],
  ['nodeApiTransport', nodeApiTransport()],
] as const) {
  describe(name, () => {
    let api: EchoApi;
    beforeAll(async () => {
      api = await startEchoApi();
    });
    beforeEach(() => {
      api.received.length = 0;
      api.answer = undefined;
    });
    afterAll(() => api.close());

    it('sends method, URL and headers as they are', async () => {
      const answer = await send('DELETE', {
        headers: { authorization: 'Bearer abc', accept: 'a/b' },
      });
      expect(answer.status).toBe(200);
      expect(await textOf(answer)).toBe('{"body":""}');
      expect(api.received[0]).toEqual(
        jasmine.objectContaining({ method: 'DELETE', target: '/orders?page=2', token: 'abc' }),
      );
      expect(api.received[0]?.headers['accept']).toBe('a/b');
    });

    it('returns headers by any case of their names, and null for others', async () => {
      api.answer = () => new Response('{}', { headers: { etag: '"1"' } });
      const { headers } = await send('GET');
      expect(headers.get('ETag')).toBe('"1"');
      expect(headers.get('location')).toBeNull();
    });

    it('sends a body as it arrives', async () => {
      const parts = ['first ', 'second'].map((text) => new TextEncoder().encode(text));
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const part = parts.shift();
          if (part) {
            controller.enqueue(part);
          } else {
            controller.close();
          }
        },
      });
      const answer = await send('POST', { body });
      expect(await textOf(answer)).toBe('{"body":"first second"}');
    });

    it('when the body fails › rejects', async () => {
      const body = new ReadableStream<Uint8Array>({
        pull() {
          throw new TypeError('the page sent too much');
        },
      });
      await expectAsync(send('POST', { body })).toBeRejected();
    });

    it('returns the body as it arrives', async () => {
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      api.answer = () => new Response(partsOf(['first ', finished, 'second']));
      const { body } = await send('GET');
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader.read()).value).toBe('first ');
      finish();
      expect((await reader.read()).value).toBe('second');
      expect((await reader.read()).done).toBeTrue();
    });

    it('when the body is cancelled › ends the response', async () => {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      api.answer = () =>
        new Response(
          new ReadableStream({
            start: (controller) => {
              controller.enqueue(new TextEncoder().encode('first'));
            },
            cancel: () => {
              end();
            },
          }),
        );
      const { body } = await send('GET');
      await body?.cancel();
      await expectAsync(ended).toBeResolved();
    });

    for (const [encoding, bytes] of [
      ['gzip', gzipSync('an order')],
      ['GZIP', gzipSync('an order')],
    ] as const) {
      it(`decodes a body in ${encoding}, whole and as it arrives`, async () => {
        api.answer = () => new Response(bytes, { headers: { 'content-encoding': encoding } });
        expect(await textOf(await send('GET'))).toBe('an order');
        const { body } = await send('GET');
        expect(await new Response(body).text()).toBe('an order');
      });
    }

    it('when a compressed body is damaged › rejects', async () => {
      const bytes = new TextEncoder().encode('not gzip');
      api.answer = () => new Response(bytes, { headers: { 'content-encoding': 'gzip' } });
      await expectAsync(textOf(await send('GET'))).toBeRejected();
    });

    it('follows no redirect', async () => {
      api.answer = () => new Response(null, { status: 307, headers: { location: '/other' } });
      const { status, headers } = await send('GET');
      expect(status).toBe(307);
      expect(headers.get('location')).toBe('/other');
      expect(api.received.length).toBe(1);
    });

    for (const status of [204, 304]) {
      it(`answers ${status} with an empty body`, async () => {
        api.answer = () => new Response(null, { status });
        const answer = await send('GET');
        expect(answer.status).toBe(status);
        expect((await answer.arrayBuffer()).byteLength).toBe(0);
      });
    }

    it('when the signal is aborted before the response › rejects', async () => {
      const abort = new AbortController();
      api.answer = () => {
        abort.abort();
        return new Promise(() => undefined);
      };
      await expectAsync(send('GET', { signal: abort.signal })).toBeRejected();
    });

    it('when the signal is aborted during the body › rejects', async () => {
      const abort = new AbortController();
      api.answer = () => new Response(partsOf(['first', new Promise(() => undefined)]));
      const answer = await send('GET', { signal: abort.signal });
      const whole = textOf(answer);
      abort.abort();
      await expectAsync(whole).toBeRejected();
    });

    it('when the API ends within the body › rejects', async () => {
      const server = createServer((_request, response) => {
        response.write('first', () => response.destroy());
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const { signal } = new AbortController();
      const answer = await transport(url, { method: 'GET', headers: {}, body: null, signal });
      await expectAsync(textOf(answer)).toBeRejected();
      server.close();
    });

    it('when the API cannot be reached › rejects', async () => {
      const url = new URL('http://127.0.0.1:9/');
      const signal = new AbortController().signal;
      await expectAsync(
        transport(url, { method: 'GET', headers: {}, body: null, signal }),
      ).toBeRejected();
    });

    function send(method: string, request: Partial<Request> = {}): ReturnType<ApiTransport> {
      const url = new URL(`${api.url}/orders?page=2`);
      const { signal } = new AbortController();
      return transport(url, { method, headers: {}, body: null, signal, ...request });
    }
  });
}

type Request = Parameters<ApiTransport>[1];

async function textOf(answer: Awaited<ReturnType<ApiTransport>>): Promise<string> {
  return new TextDecoder().decode(await answer.arrayBuffer());
}

/** A body of texts; where there is a promise, it waits. */
function partsOf(parts: readonly (string | Promise<void>)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      for (const part of parts) {
        if (typeof part === 'string') {
          controller.enqueue(new TextEncoder().encode(part));
        } else {
          await part;
        }
      }
      controller.close();
    },
  });
}
