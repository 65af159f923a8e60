import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:https';
import { generate } from 'selfsigned';

/** A site with a self-signed certificate. */
export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Serves a host by https on a port. */
export async function serveSite(
  host: string,
  port: number,
  fetch: (request: Request) => Promise<Response> | Response,
): Promise<Site> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + 30 * DAY_MS),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
  const listener = getRequestListener(fetch);
  const server: Server = createServer({ key, cert }, (request, response) => {
    void listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `https://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A page without content. */
export function page(title: string): Response {
  return new Response(`<!doctype html><title>${title}</title><body>${title}</body>`, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
