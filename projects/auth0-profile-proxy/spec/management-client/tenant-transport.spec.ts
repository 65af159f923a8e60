import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeTransport } from '../../src/node.ts';
import { fetchTransport } from '../../src/management-client/fetch-transport.ts';
import { startHarness } from '../support/harness.ts';

const transports = { fetchTransport: fetchTransport(fetch), nodeTransport: nodeTransport() };

for (const [name, transport] of Object.entries(transports)) {
  describe(name, () => {
    let server: Server;
    let url: string;
    let answer: (request: IncomingMessage, response: ServerResponse) => void;

    beforeAll(async () => {
      server = createServer((request, response) => {
        answer(request, response);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2/users/x`;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('sends method, headers and body, and reads status, headers and text', async () => {
      answer = (request, response) => {
        let body = '';
        request.setEncoding('utf8');
        request.on('data', (chunk: string) => (body += chunk));
        request.on('end', () => {
          response.writeHead(201, { 'retry-after': '7' });
          response.end(`${request.method ?? ''} ${String(request.headers['x-a'])} ${body}`);
        });
      };
      const sent = { method: 'PATCH', headers: { 'x-a': '1' }, body: '{"name":"Zoë"}' };
      const { status, headers, text } = await transport(url, { ...sent, timeoutMs: 10_000 });
      expect([status, headers.get('Retry-After'), headers.get('x-none'), text]).toEqual([
        201,
        '7',
        null,
        'PATCH 1 {"name":"Zoë"}',
      ]);
    });

    it('decodes a UTF-8 character split over two chunks', async () => {
      answer = (_request, response) => {
        const [first, second] = Buffer.from('ë');
        response.write(Buffer.of(first ?? 0));
        setTimeout(() => response.end(Buffer.of(second ?? 0)), 30);
      };
      expect((await get()).text).toBe('ë');
    });

    it('reuses connections', async () => {
      const ports = new Set<number | undefined>();
      answer = (request, response) => {
        ports.add(request.socket.remotePort);
        response.end('x');
      };
      for (let call = 0; call < 10; call++) {
        await get();
      }
      expect(ports.size).toBeLessThan(4);
    });

    it('follows no redirect', async () => {
      answer = (_request, response) => {
        response.writeHead(302, { location: 'http://127.0.0.1:1/' });
        response.end();
      };
      expect((await get()).status).toBe(302);
    });

    it('rejects with TimeoutError when no response arrives in time', async () => {
      answer = () => undefined;
      expect(await nameOfFailure(get(150))).toBe('TimeoutError');
    });

    it('rejects with TimeoutError when a response is not complete in time', async () => {
      answer = (_request, response) => void response.write('{"half":');
      expect(await nameOfFailure(get(150))).toBe('TimeoutError');
    });

    it('rejects when a response is cut off', async () => {
      answer = (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"half":');
        setTimeout(() => response.destroy(), 30);
      };
      expect(await nameOfFailure(get())).not.toBe('TimeoutError');
    });

    it('rejects when the connection is refused', async () => {
      const call = transport('http://127.0.0.1:1/', {
        method: 'GET',
        headers: {},
        timeoutMs: 10_000,
      });
      await expectAsync(call).toBeRejected();
    });

    function get(timeoutMs = 10_000): ReturnType<typeof transport> {
      return transport(url, { method: 'GET', headers: {}, timeoutMs });
    }
  });
}

describe('fetchTransport in time', () => {
  it('aborts nothing after the answer', async () => {
    jasmine.clock().install();
    try {
      let signal: AbortSignal | null | undefined;
      const transport = fetchTransport((_url, init) => {
        signal = init?.signal;
        return Promise.resolve(new Response('{}'));
      });
      await transport('https://tenant.example/', { method: 'GET', headers: {}, timeoutMs: 5000 });
      jasmine.clock().tick(5001);
      expect(signal?.aborted).toBeFalse();
    } finally {
      jasmine.clock().uninstall();
    }
  });
});

describe('a proxy with nodeTransport', () => {
  it('reads and changes profiles', async () => {
    const harness = await startHarness({ transport: nodeTransport() });
    const response = await harness.send('PATCH', '/me', { body: { name: 'Zoë' } });
    expect(response.status).toBe(200);
    expect(harness.tenant.users.get('auth0|ada')?.name).toBe('Zoë');
    await harness.close();
  });
});

async function nameOfFailure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
  throw new Error('The call succeeded.');
}
