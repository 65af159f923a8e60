import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen, type Listener } from '../../src/node.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import { ORIGIN, SESSION_COOKIE, startBff, type BffHarness } from '../support/bff-harness.ts';
import { ADA } from '../support/harness.ts';
import { sendOverHttp } from '../support/send-over-http.ts';
import { startNginx, type NginxServer } from './nginx-server.ts';

const FILES = {
  'index.html': '<!doctype html><title>Application</title>',
  'main-ABCDEF12.js': 'export {};',
};

describe('the nginx recipe of the BFF, in front of a BFF', () => {
  let harness: BffHarness;
  let listener: Listener;
  let nginx: NginxServer;

  beforeAll(async () => {
    harness = await startBff();
    listener = await listen(harness.bff, { port: 0 });
    const port = Number(new URL(listener.url).port);
    // The same instance twice: its sessions are in memory.
    nginx = await startNginx([port, port], 'bff-nginx', FILES);
  });
  afterAll(async () => {
    await nginx.close();
    await listener.close();
    await harness.close();
  });

  it('passes cookies and the header of the page on, and keeps the attributes of cookies', async () => {
    const browser = throughNginx();
    const answer = await browser.login(ADA, '?returnTo=/account');
    expect(answer.headers.get('location')).toBe('/account');
    expect(answer.headers.getSetCookie()).toContain(
      jasmine.stringMatching(new RegExp(`^${SESSION_COOKIE}=[^;]+; Path=/.*HttpOnly`, 'i')),
    );
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
    const without = await browser.send('GET', '/bff/me', { headers: { 'x-csrf': '' } });
    expect(without.status).toBe(403);
  });

  it('caches nothing of the BFF, and asks for the start page each time', async () => {
    const browser = throughNginx();
    await browser.login(ADA);
    for (const path of ['/bff/session', '/bff/me']) {
      expect((await browser.send('GET', path)).headers.get('cache-control')).toBe('no-store');
    }
    for (const path of ['/', '/account/security', '/index.html']) {
      const page = await browser.open(path);
      expect(await page.text()).toContain('<title>Application</title>');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    const script = await browser.open('/main-ABCDEF12.js');
    expect(script.headers.get('content-type')).toContain('javascript');
  });

  it('shows the page of a login that the options do not allow', async () => {
    const request = new Request(`${ORIGIN}/bff/login?scope=read:secrets`, {
      headers: { accept: 'text/html', 'accept-language': 'de' },
    });
    const answer = await sendOverHttp(request, nginx.url);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<html lang="de">');
  });

  it('logs neither user ids nor codes, cookies, queries or paths, and the same request id as the BFF', async () => {
    const browser = throughNginx();
    await browser.login(ADA, '?returnTo=/secret-page');
    harness.log.length = 0;
    const answer = await browser.send('DELETE', '/bff/me/identities/google-oauth2/secret-id');
    await browser.open('/secret-page?email=ada@example.com');
    const logs = nginx.logs();
    expect(logs).not.toMatch(/secret|code=|state=|auth0|@|%7C|\/bff|bff-session/);
    const id = answer.headers.get('x-request-id') ?? '-';
    expect(logs).toContain(id);
    expect(harness.log.join('')).toContain(id);
  });

  it('passes on the cookies of five logins in progress', async () => {
    const browser = throughNginx();
    for (let tab = 0; tab < 6; tab++) {
      const answer = await browser.open(`/bff/login?returnTo=/${'x'.repeat(499)}`);
      expect(answer.status).toBe(302);
    }
    expect(browser.cookies.size).toBe(5);
  });

  function throughNginx(): BffBrowser {
    return new BffBrowser((request) => sendOverHttp(request, nginx.url), ORIGIN);
  }
});

describe('the nginx recipe of the BFF, when an instance drops the connection', () => {
  let received: string[];
  let servers: Server[];
  let nginx: NginxServer;

  beforeEach(async () => {
    received = [];
    servers = [await dropping('first'), await dropping('second')];
    const [first = 0, second = 0] = servers.map((server) => (server.address() as AddressInfo).port);
    nginx = await startNginx([first, second], 'bff-nginx', FILES);
  });
  afterEach(async () => {
    await nginx.close();
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  for (const method of ['DELETE', 'PUT', 'POST', 'GET']) {
    it(`sends ${method} to one instance only`, async () => {
      const answer = await fetch(`${nginx.url}/bff/me`, { method });
      expect(answer.status).toBe(502);
      expect(received).toHaveSize(1);
    });
  }

  function dropping(name: string): Promise<Server> {
    const server = createServer((request) => {
      received.push(name);
      request.socket.destroy();
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve(server);
      });
    });
  }
});
