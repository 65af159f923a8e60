import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { TenantError } from '../tenant-error.ts';

/** What to listen with. */
export interface ListenOptions {
  fetch: (request: Request) => Promise<Response>;
  port: number;
  host: string | undefined;
}

/** A listening socket. */
export interface Listener {
  port: number;
  close(): Promise<void>;
}

/**
 * Listens on `localhost` (which covers IPv4 and IPv6 clients) unless told otherwise.
 *
 * @throws TenantError `port-in-use`
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const server = createAdaptorServer({ fetch: options.fetch }) as Server;
  server.keepAliveTimeout = 5_000;
  await bind(server, options);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portInUse(options.port, error) : error);
    });
    server.listen(options.port, options.host ?? '127.0.0.1', () => {
      resolve();
    });
  });
}

function portInUse(port: number, cause: Error): TenantError {
  return new TenantError(
    'port-in-use',
    `Port ${port} is taken by another program. Stop that program, or choose another port (--port).`,
    { cause },
  );
}
