import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { selfSignedCertificate } from '../../../src/server/self-signed-certificate.ts';
import { bundleForBrowser } from '../../../build-browser.ts';
import { bundleAngular, bundleLock } from './bundle.ts';

const LIBRARIES: Readonly<Record<string, () => Promise<string>>> = {
  'auth0-spa-js': () => file('@auth0/auth0-spa-js/dist/auth0-spa-js.production.js'),
  'auth0-js-9': () => file('auth0-js/build/auth0.js'),
  'auth0-js-10': () => file('auth0-js-10/dist/auth0.js'),
  'auth0-lock': bundleLock,
  'auth0-angular': bundleAngular,
};

/** The browser build of this package, at the root of the application's origin. */
const TENANT_FILES: Readonly<Record<string, () => Promise<string>>> = {
  'tenant.js': () => browserFile('index.js'),
  'tenant-worker.js': () => browserFile('tenant-worker.js'),
};
let browserFiles: ReturnType<typeof bundleForBrowser> | undefined;

/** An application that only loads one of Auth0's libraries, unmodified, from npm. */
export interface AppServer {
  /** Address of the page that loads a library, e.g. `http://localhost:1234/auth0-spa-js`. */
  page(library: string): string;
  origin: string;
  close(): Promise<void>;
}

/** Serves such an application on a free port, over http or https. */
export async function startApp(scheme: 'http' | 'https'): Promise<AppServer> {
  const server: Server =
    scheme === 'http'
      ? createServer(onRequest)
      : createTlsServer(await selfSignedCertificate(['localhost']), onRequest);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `${scheme}://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (library) => `${origin}/${library}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function onRequest(request: IncomingMessage, response: ServerResponse): void {
  void answer(request, response);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, first = '', second] = (request.url ?? '/').split('?', 1)[0]?.split('/') ?? [];
  const library = LIBRARIES[first];
  const tenantFile = TENANT_FILES[first === 'folder' ? (second ?? '') : first];
  if (tenantFile !== undefined) {
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    response.end(await tenantFile());
    return;
  }
  if (library !== undefined && second === 'library.js') {
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    response.end(await library());
    return;
  }
  response.writeHead(library === undefined ? 404 : 200, {
    'content-type': 'text/html; charset=utf-8',
  });
  response.end(
    `<!doctype html><html lang="en"><head><title>${first}</title>` +
      `<link rel="icon" href="data:,"></head><body><main id="app"></main>` +
      `<script${first === 'auth0-angular' ? ' type="module"' : ''} src="/${first}/library.js">` +
      `</script></body></html>`,
  );
}

function file(name: string): Promise<string> {
  const url = new URL(`../../../../../node_modules/${name}`, import.meta.url);
  return readFile(fileURLToPath(url), 'utf8');
}

async function browserFile(name: string): Promise<string> {
  browserFiles ??= bundleForBrowser();
  return (await browserFiles).find((item) => item.name === name)?.text ?? '';
}
