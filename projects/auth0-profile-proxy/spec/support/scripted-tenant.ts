import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer of {@link ScriptedTenant}; a text is sent as it is, anything else as JSON. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Ends the connection instead of an answer. */
  readonly drop?: boolean;
}

/** What a tenant received. */
export interface ScriptedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A server that gives the answers of a test, for what the emulator never answers. */
export interface ScriptedTenant {
  readonly url: string;
  readonly received: ScriptedRequest[];
  /** Answers of the Management API; the last one is repeated. */
  api: ScriptedAnswer[];
  /** Answers of the token endpoint; the last one is repeated. */
  token: ScriptedAnswer[];
  close(): Promise<void>;
}

/** Starts such a server on a free port. */
export async function startScriptedTenant(): Promise<ScriptedTenant> {
  const tenant: Pick<ScriptedTenant, 'received' | 'api' | 'token'> = {
    received: [],
    api: [{ body: {} }],
    token: [{ body: { access_token: 'machine-token', expires_in: 3600 } }],
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { method = '', url: target = '', headers } = request;
      tenant.received.push({ method, target, headers, body });
      const answers = target === '/oauth/token' ? tenant.token : tenant.api;
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
      if (answer.drop) {
        request.socket.destroy();
        return;
      }
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      response.writeHead(answer.status ?? 200, answer.headers).end(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(tenant, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
