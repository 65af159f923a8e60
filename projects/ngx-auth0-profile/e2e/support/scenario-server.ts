import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import {
  listenOnLoopback,
  readApplicationFile,
  type LoopbackServer,
} from '../../../../tools/process/application-server.ts';
import type { ScenarioSettings } from '../scenarios/scenario-settings.ts';
import { provesPossession } from './proves-possession.ts';
import { claimsOf } from './token-claims.ts';

const APPLICATION = fileURLToPath(new URL('../../../../dist/e2e/scenarios/', import.meta.url));
const APIS = /^\/(orders|billing|unscoped|consent-api|mfa-api)(?:\/|$)/;

/** A request to one of the application's APIs. */
export interface ApiCall {
  readonly path: string;
  readonly scheme: string;
  readonly token: string;
  readonly subject: unknown;
}

/** Serves the built application on every path, and the APIs that it calls. */
export class ScenarioServer {
  readonly calls: ApiCall[] = [];
  /** How many of the next calls to refuse with 401. */
  callsToRefuse = 0;
  /** How many of the next calls to answer with 429 and a pause of 0 seconds. */
  callsToLimit = 0;
  /** Whether pages are cross-origin isolated. */
  isolated = false;
  /** Whether the response of a login is redirected to a URL without its query. */
  removesLoginResponse = false;
  /** The configuration of the application, where no script of a test sets it in the page. */
  settings: ScenarioSettings | undefined;
  private server: LoopbackServer | undefined;

  async start(port: number, host?: 'localhost' | '127.0.0.1'): Promise<void> {
    this.server = await listenOnLoopback(
      (request, response) => {
        void this.answer(request, response);
      },
      port,
      host,
    );
  }

  reset(): void {
    this.calls.length = 0;
    this.callsToRefuse = 0;
    this.callsToLimit = 0;
    this.isolated = false;
    this.removesLoginResponse = false;
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (this.removesLoginResponse && searchParams.has('code')) {
      response.writeHead(302, { Location: pathname }).end();
      return;
    }
    if (APIS.test(pathname)) {
      this.answerCall(pathname, request, response);
      return;
    }
    const { headers, body } = await readApplicationFile(APPLICATION, pathname);
    if (this.isolated) {
      headers['cross-origin-opener-policy'] = 'same-origin';
      headers['cross-origin-embedder-policy'] = 'require-corp';
    }
    response.writeHead(200, headers).end(this.settings ? this.withSettings(body) : body);
  }

  /** Sets the configuration in a page before its scripts run. Other files have no head. */
  private withSettings(body: Buffer): Buffer {
    const script = `<script>window.scenarioSettings = ${JSON.stringify(this.settings)}</script>`;
    const at = body.indexOf('<head>');
    return at < 0
      ? body
      : Buffer.concat([body.subarray(0, at + 6), Buffer.from(script), body.subarray(at + 6)]);
  }

  /** Accepts a token with the audience of this API, sent by a client that may use it. */
  private answerCall(path: string, request: IncomingMessage, response: ServerResponse): void {
    const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
    const { aud, sub } = claimsOf(token);
    this.calls.push({ path, scheme, token, subject: sub });
    if (this.callsToLimit > 0) {
      this.callsToLimit--;
      response.writeHead(429, { 'Retry-After': '0' }).end();
      return;
    }
    const audience = `https://${APIS.exec(path)?.[1] ?? ''}.example/`;
    const matchesAudience = aud === audience || (Array.isArray(aud) && aud.includes(audience));
    const refused = !matchesAudience || !provesPossession(request) || this.callsToRefuse > 0;
    this.callsToRefuse = Math.max(0, this.callsToRefuse - 1);
    response.writeHead(refused ? 401 : 200, { 'Content-Type': 'application/json' });
    response.end('{}');
  }
}
