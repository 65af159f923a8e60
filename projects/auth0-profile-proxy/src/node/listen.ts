import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemResponse } from '../problem/problem-response.ts';
import { Problem } from '../problem/problem.ts';
import { ProfileProxyError } from '../problem/profile-proxy-error.ts';

/** Where to listen. */
export interface ListenOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any free port. Default 4401. */
  readonly port?: number;
  /** What sets the port, for the message when it is taken. Default `PORT`. */
  readonly portSetting?: string;
}

/** A server that listens. */
export interface Listener {
  readonly url: string;
  /** Accepts no more connections, finishes open requests, then closes. */
  close(): Promise<void>;
}

/** Longest time to wait for open requests when closing. */
const GRACE_MS = 10_000;

/**
 * Listens with a `fetch` handler on Node's HTTP server.
 *
 * @throws ProfileProxyError `listen-failed`, for instance when the port is taken
 */
export async function listen(
  handler: { readonly fetch: (request: Request) => Promise<Response> | Response },
  { host = '127.0.0.1', port = 4401, portSetting = 'PORT' }: ListenOptions = {},
): Promise<Listener> {
  const server = serve({
    fetch: (request, { incoming }) =>
      hasOneHost(incoming.rawHeaders) ? handler.fetch(request) : severalHosts(),
    hostname: host,
    port,
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new ProfileProxyError('listen-failed', failure(cause, port, portSetting), { cause }));
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () => closeGracefully(server),
  };
}

/** Node keeps the first of several Host headers; RFC 9112, section 3.2, asks for a 400. */
function hasOneHost(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    hosts += rawHeaders[at]?.toLowerCase() === 'host' ? 1 : 0;
  }
  return hosts <= 1;
}

function severalHosts(): Response {
  const problem = new Problem('invalid-request', 'The request has several Host headers. Send one.');
  return problemResponse(problem, crypto.randomUUID());
}

function closeGracefully(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function failure(cause: NodeJS.ErrnoException, port: number, portSetting: string): string {
  return cause.code === 'EADDRINUSE'
    ? `Port ${port} is taken. Set ${portSetting} to a free one.`
    : `The server cannot listen on port ${port} (${cause.code ?? cause.message}).`;
}
