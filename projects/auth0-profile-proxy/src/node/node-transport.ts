import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import {
  timeoutError,
  type TenantAnswer,
  type TenantTransport,
} from '../contract/tenant-transport.ts';

/** Idle connections are closed before servers close them, as in Node's `fetch`. */
const IDLE_MS = 4000;

/** Calls the tenant by Node's HTTP client, which takes half the time of `fetch` on Node. */
export function nodeTransport(): TenantTransport {
  const keep = { keepAlive: true, timeout: IDLE_MS };
  const agents = { 'http:': new http.Agent(keep), 'https:': new https.Agent(keep) };
  return (url, { method, headers, body, timeoutMs }) =>
    new Promise((resolve, reject) => {
      const secure = url.startsWith('https:');
      const outgoing = (secure ? https : http).request(url, {
        method,
        agent: agents[secure ? 'https:' : 'http:'],
        headers:
          body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      const timer = setTimeout(() => outgoing.destroy(timeoutError()), timeoutMs);
      const fail = (error: Error): void => {
        clearTimeout(timer);
        reject(error);
      };
      outgoing.on('error', fail);
      outgoing.on('response', (incoming) => {
        readToEnd(incoming, fail, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
      });
      outgoing.end(body);
    });
}

function readToEnd(
  incoming: IncomingMessage,
  fail: (error: Error) => void,
  done: (answer: TenantAnswer) => void,
): void {
  let text = '';
  incoming.setEncoding('utf8');
  incoming.on('data', (chunk: string) => (text += chunk));
  incoming.on('error', fail);
  incoming.on('end', () => {
    const { statusCode = 0, headers } = incoming;
    done({
      status: statusCode,
      headers: { get: (name) => [headers[name.toLowerCase()]].flat()[0] ?? null },
      text,
    });
  });
}
