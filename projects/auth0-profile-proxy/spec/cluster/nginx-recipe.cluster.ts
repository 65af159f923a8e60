import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startNginx, type NginxServer } from './nginx-server.ts';

describe('the nginx recipe', () => {
  let received: string[];
  let servers: Server[];
  let nginx: NginxServer;

  beforeEach(async () => {
    received = [];
    servers = [await startInstance('drops'), await startInstance('answers')];
    const [first = 0, second = 0] = servers.map(portOf);
    nginx = await startNginx([first, second]);
  });
  afterEach(async () => {
    await nginx.close();
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  for (const method of ['DELETE', 'PATCH', 'POST', 'PUT']) {
    it(`when an instance drops the connection › sends ${method} to one instance only`, async () => {
      for (const path of ['/me', '/me/identities/google-oauth2/117', '/users/auth0%7Cada']) {
        await fetch(`${nginx.url}${path}`, { method });
      }
      expect(received.length).toBe(3);
      expect(new Set(received).size).toBe(3);
    });
  }

  it('when an instance drops the connection › reads from the other one', async () => {
    for (let request = 0; request < 4; request++) {
      expect((await fetch(`${nginx.url}/me`)).status).toBe(200);
    }
  });

  it('logs routes and no user ids, queries or addresses', async () => {
    const paths = [
      '/users/auth0%7Csecret-id',
      '/users?email=secret-id@example.com',
      '/me/identities/google-oauth2/secret-id',
      '/secret-id@example.com',
      '/me/secret-id',
    ];
    for (const path of paths) {
      for (const method of ['GET', 'DELETE']) {
        await fetch(`${nginx.url}${path}`, { method });
      }
    }
    const logs = nginx.logs();
    expect(logs.split('\n').filter((line) => line !== '').length).toBe(10);
    expect(logs).not.toMatch(/secret-id|example\.com|%7C|\|/);
    expect(logs).toContain('GET /users/{id} ');
    expect(logs).toContain('DELETE /me/identities/{provider}/{user_id} ');
    expect(logs).toContain('GET other ');
  });

  function startInstance(kind: 'drops' | 'answers'): Promise<Server> {
    const server = createServer((request, response) => {
      received.push(`${request.method ?? ''} ${request.url ?? ''}`);
      if (kind === 'drops') {
        request.socket.destroy();
      } else {
        response.end('{}');
      }
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve(server);
      });
    });
  }
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
