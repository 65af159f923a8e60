import { getRequestListener } from '@hono/node-server';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { DROP_HEADER } from '../faults/apply-faults.ts';
import { TenantError } from '../common/tenant-error.ts';
import type { Certificate } from './self-signed-certificate.ts';

/** Options of a listener. */
export interface ListenOptions {
  fetch: (request: Request) => Promise<Response>;
  port: number;
  host: string | undefined;
  /** Speaks TLS with this certificate. Left out: plain HTTP. */
  certificate?: Certificate;
}

/** A listening socket. */
export interface Listener {
  port: number;
  close(): Promise<void>;
}

/**
 * Listens on the loopback address unless told otherwise.
 *
 * @throws TenantError `port-in-use`, `address-refused`
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const answer = getRequestListener(options.fetch);
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    cutWhenAsked(response);
    void answer(request, response);
  };
  const server: Server =
    options.certificate === undefined
      ? createServer(onRequest)
      : createTlsServer(options.certificate, onRequest);
  await bind(server, options);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return { port, close: () => closeServer(server) };
}

/** The fault `drop` closes the connection, which only the owner of the socket can do. */
function cutWhenAsked(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...head: unknown[]): ServerResponse => {
    const headers = head.find((item) => typeof item === 'object' && item !== null);
    if (headers !== undefined && DROP_HEADER in headers) {
      response.socket?.destroy();
    }
    return Reflect.apply(writeHead, response, head) as ServerResponse;
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) {
        resolve();
      } else {
        reject(error);
      }
    });
    server.closeAllConnections();
  });
}

function bind(server: Server, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(bindError(options.port, error));
    });
    server.listen(options.port, options.host ?? '127.0.0.1', () => {
      resolve();
    });
  });
}

function bindError(port: number, cause: NodeJS.ErrnoException): Error {
  if (cause.code === 'EACCES') {
    const message = `Port ${port} cannot be opened without more rights. Choose a port from 1024, or allow it (recipes.md, "Port 443").`;
    return new TenantError('address-refused', message, { cause });
  }
  return cause.code === 'EADDRINUSE' ? portInUse(port, cause) : cause;
}

function portInUse(port: number, cause: Error): TenantError {
  return new TenantError(
    'port-in-use',
    `Port ${port} is taken by another program. Stop that program, or choose another port (--port).`,
    { cause },
  );
}
