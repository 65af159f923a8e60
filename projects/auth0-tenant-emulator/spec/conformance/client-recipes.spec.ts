import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createApi } from '../../recipes/clients/express-api.ts';
import type { ClientSettings } from '../../recipes/clients/client-settings.ts';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { TestBrowser } from '../support/test-browser.ts';
import { trustCertificate } from '../support/trust-certificate.ts';

const run = promisify(execFile);
const ORDERS = 'https://orders.example/';
const CALLBACK = 'http://localhost:4200';
const PYTHON = '/usr/bin/python3';

type App = (settings: ClientSettings) => RequestListener | Promise<RequestListener>;

/** Server-side applications with a login, and the paths of their libraries. */
const APPS: readonly {
  name: string;
  secure?: true;
  prefix?: string;
  load: () => Promise<App>;
}[] = [
  {
    name: 'express-openid-connect 3',
    load: async () => (await import('../../recipes/clients/express-openid-connect.ts')).createApp,
  },
  {
    name: 'passport-auth0 1',
    secure: true,
    load: async () => (await import('../../recipes/clients/passport-auth0.ts')).createApp,
  },
  {
    name: 'auth0-server-js 1 in Fastify',
    secure: true,
    load: async () => {
      const { createApp } = await import('../../recipes/clients/fastify.ts');
      return async (settings) => {
        const app = await createApp(settings);
        await app.ready();
        return app.routing;
      };
    },
  },
  {
    name: 'nextjs-auth0 4',
    prefix: '/auth',
    load: async () => {
      const { createApp } = await import('../../recipes/clients/nextjs.ts');
      return (settings) => listenerOf(createApp(settings));
    },
  },
];

describe('the recipe of', () => {
  let tenant: RunningTenant;
  let stopTrusting: () => void;

  beforeAll(async () => {
    tenant = await startTenant({
      ...fixtureSeed,
      tenant: { default_directory: 'Username-Password-Authentication' },
      clients: [
        ...(fixtureSeed.clients ?? []),
        {
          client_id: 'web',
          app_type: 'regular_web',
          client_secret: 'web-secret',
          callbacks: ['http://localhost:*/callback', 'http://localhost:*/auth/callback'],
          allowed_logout_urls: ['http://localhost:*'],
          grant_types: ['authorization_code', 'refresh_token', 'password'],
        },
      ],
      port: 0,
      tls: {},
    });
    stopTrusting = trustCertificate(tenant.tls?.certificate ?? '');
  });

  afterAll(async () => {
    stopTrusting();
    await tenant.close();
  });

  for (const { name, secure, prefix = '', load } of APPS) {
    it(`${name} logs in, calls the Management API and logs out`, async () => {
      const { server, baseUrl } = await listen();
      const { url, audience } = secure === true && tenant.tls !== undefined ? tenant.tls : tenant;
      const createApp = await load();
      const settings = { clientId: 'web', clientSecret: 'web-secret', audience, baseUrl };
      server.on('request', await createApp({ ...settings, origin: url }));
      const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));

      const toTenant = await browser.get(`${baseUrl}${prefix}/login`);
      const authorizeUrl = locationOf(toTenant, baseUrl);
      expect(new URL(authorizeUrl).pathname).toBe('/authorize');
      const toCallback = await browser.login(authorizeUrl, MIA);
      const loggedIn = await browser.follow(toCallback, authorizeUrl);
      expect([302, 303, 307]).toContain(loggedIn.status);

      const profile = await browser.get(`${baseUrl}/profile`);
      expect(await profile.text()).toBe('{"email":"mia@example.com","theme":"light"}');

      const toLogout = await browser.get(`${baseUrl}${prefix}/logout`);
      const logoutUrl = locationOf(toLogout, baseUrl);
      expect(new URL(logoutUrl).pathname).toMatch(/^\/(?:v2|oidc)\/logout$/);
      expect(locationOf(await browser.get(logoutUrl), logoutUrl)).toBe(`${baseUrl}/`);
      const after = await browser.get(`${baseUrl}/profile`);
      expect([302, 307]).toContain(after.status);
      const again = await browser.get(authorizeUrl);
      expect(locationOf(again, authorizeUrl)).toContain('/u/login');
      server.closeAllConnections();
      server.close();
    });
  }

  it('express-oauth2-jwt-bearer 1 accepts its own tokens with their scope, and no others', async () => {
    const { server, baseUrl } = await listen();
    const api = createApi(tenant.url, ORDERS);
    api.set('env', 'test');
    server.on('request', api);
    const status = async (token: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${baseUrl}/orders`, { headers })).status;
    };
    const mint = (scope: string): Promise<string> =>
      tenant.mint({ userId: MIA, audience: ORDERS, scope });
    expect(await status(await mint('read:orders'))).toBe(200);
    expect(await status(await tenant.mint({ userId: MIA, scope: 'read:current_user' }))).toBe(401);
    server.closeAllConnections();
    server.close();
  });

  it('curl gets tokens, uses and revokes them', async () => {
    const script = recipe('curl.sh');
    const user = ['mia@example.com', 'Correct-Horse-1'];
    const { stdout } = await run('sh', [script, tenant.url, 'web', 'web-secret', ...user]);
    expect(stdout).toBe('mia@example.com\nlight\nrevoked 200\n');
  });

  it('Authlib 1 logs in, calls the Management API, refreshes and revokes', async () => {
    if (!(await hasAuthlib())) {
      pending(`${PYTHON} has no Authlib. Install python3-authlib and python3-requests.`);
    }
    const child = spawn(PYTHON, [recipe('authlib_login.py'), tenant.url, 'spa', CALLBACK], {
      env: { ...process.env, AUTHLIB_INSECURE_TRANSPORT: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const line = async (): Promise<string> => String((await lines.next()).value);
    const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
    const authorizeUrl = await line();
    const callback = await browser.login(authorizeUrl, MIA);
    child.stdin.end(`${locationOf(callback, authorizeUrl)}\n`);
    expect([await line(), await line()]).toEqual(['mia@example.com light', 'revoked 200']);
  });
});

async function listen(): Promise<{ server: Server; baseUrl: string }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, baseUrl: `http://localhost:${(server.address() as AddressInfo).port}` };
}

/** A function from request to response as a listener of Node. */
function listenerOf(answer: (request: Request) => Promise<Response>): RequestListener {
  return (request, response) => {
    const url = `http://${request.headers.host ?? ''}${request.url ?? '/'}`;
    const headers = new Headers(Object.entries(request.headers) as [string, string][]);
    void answer(new Request(url, { headers })).then(async (answered) => {
      const cookies = answered.headers.getSetCookie();
      const others = [...answered.headers].filter(([name]) => name !== 'set-cookie');
      response.writeHead(answered.status, { ...Object.fromEntries(others), 'set-cookie': cookies });
      response.end(await answered.text());
    });
  };
}

function locationOf(response: Response, base: string): string {
  return new URL(response.headers.get('location') ?? '', base).href;
}

function recipe(name: string): string {
  return fileURLToPath(new URL(`../../recipes/clients/${name}`, import.meta.url));
}

async function hasAuthlib(): Promise<boolean> {
  try {
    await run(PYTHON, ['-c', 'import authlib, requests']);
    return true;
  } catch {
    return false;
  }
}
