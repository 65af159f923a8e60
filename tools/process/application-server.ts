import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** An HTTP server on loopback. */
export interface LoopbackServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves the build of a single-page application; port 0 takes a free port. */
export function serveApplication(folder: string, port = 0): Promise<LoopbackServer> {
  return listenOnLoopback((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void readApplicationFile(folder, pathname).then(({ headers, body }) => {
      response.writeHead(200, headers).end(body);
    });
  }, port);
}

/** A file of the build, or its index page for every route, with its headers. */
export async function readApplicationFile(
  folder: string,
  pathname: string,
): Promise<{ headers: Record<string, string>; body: Buffer }> {
  const type = extname(pathname);
  // `normalize` keeps a path with dots inside the folder.
  const file = type === '' ? undefined : await read(join(folder, normalize(pathname)));
  return {
    headers: {
      'content-type': (file && TYPES[type]) ?? (file ? 'application/octet-stream' : 'text/html'),
      // File names of a production build contain a hash, so browsers may cache the scripts.
      'cache-control': file && type === '.js' ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
    body: file ?? (await readFile(join(folder, 'index.html'))),
  };
}

/** Starts an HTTP server on an address of this machine; port 0 takes a free port. */
export async function listenOnLoopback(
  listener: RequestListener,
  port = 0,
  host: 'localhost' | '127.0.0.1' = 'localhost',
): Promise<LoopbackServer> {
  const server = createServer(listener).listen(port, host);
  await once(server, 'listening');
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function read(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}
