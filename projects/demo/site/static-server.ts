import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A server that only serves files, as a host of static sites does. */
export interface StaticServer {
  readonly origin: string;
  /** Paths of the requests that got a file, or `404.html` instead of one. */
  readonly requests: string[];
  /** Bytes sent. */
  readonly sent: () => number;
  close(): Promise<void>;
}

/** Serves a folder at `base`; `404.html` is the answer where there is no file. */
export async function serveFiles(folder: string, base: string): Promise<StaticServer> {
  const requests: string[] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(pathname);
    const name = pathname === base ? 'index.html' : pathname.slice(base.length);
    const isBelow = pathname.startsWith(base) && !name.includes('..');
    void readFile(join(folder, isBelow ? name : '404.html'))
      .then(
        (content) => ({ status: isBelow ? 200 : 404, type: extname(name), content }),
        async () => ({
          status: 404,
          type: '.html',
          content: await readFile(join(folder, '404.html')),
        }),
      )
      .then(({ status, type, content }) => {
        sent += content.length;
        response.writeHead(status, { 'content-type': TYPES[type] ?? 'application/octet-stream' });
        response.end(content);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    sent: () => sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
