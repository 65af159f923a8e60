import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import {
  listenOnLoopback,
  readApplicationFile,
  type LoopbackServer,
} from '../../../../tools/process/application-server.ts';

const APPLICATION = fileURLToPath(new URL('../../../../dist/e2e/account/', import.meta.url));

const DEVICES = [
  { id: 'dcr_0000000000000001', name: 'Laptop', lastUsed: '2026-11-28T10:00:00Z', isCurrent: true },
  { id: 'dcr_0000000000000002', name: 'Telephone', lastUsed: '2026-10-02T10:00:00Z' },
];

/** Serves the application `account`, and the list of devices that it shows. */
export class AccountServer {
  private server: LoopbackServer | undefined;

  async start(port: number): Promise<void> {
    this.server = await listenOnLoopback((request, response) => {
      void this.answer(new URL(request.url ?? '/', 'http://localhost').pathname, response);
    }, port);
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  private async answer(path: string, response: ServerResponse): Promise<void> {
    if (path === '/devices') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(DEVICES));
      return;
    }
    const { headers, body } = await readApplicationFile(APPLICATION, path);
    response.writeHead(200, headers).end(body);
  }
}
