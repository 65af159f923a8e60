import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an API received. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query exactly as they were sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly token: string | undefined;
}

/** An API that records what it receives. */
export interface EchoApi {
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** Answers requests; `undefined` for the default answer, which repeats the body. */
  answer: ((request: Request) => Response | Promise<Response> | undefined) | undefined;
  close(): Promise<void>;
}

/** Starts an API on a free port. */
export async function startEchoApi(): Promise<EchoApi> {
  const api: { received: ReceivedRequest[]; answer: EchoApi['answer'] } = {
    received: [],
    answer: undefined,
  };
  const server = serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request, { incoming }) => {
      const { method = '', url = '', headers } = incoming;
      api.received.push({
        method,
        target: url,
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
        ),
        token: headers.authorization?.replace('Bearer ', ''),
      });
      return (await api.answer?.(request)) ?? Response.json({ body: await request.text() });
    },
  }) as Server;
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}
