import http from 'node:http';
import https from 'node:https';

/**
 * A thin client on `node:http`, so that the measured server takes most of the time. Keeps connections open;
 * accepts self-signed certificates, for loopback only.
 */
export function createClient(origin, { sockets = 16 } = {}) {
  const { protocol, hostname, port } = new URL(origin);
  const { Agent, request } = protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return {
    send: (method, path, { headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          {
            agent,
            hostname,
            port,
            method,
            path,
            headers:
              body === undefined
                ? headers
                : { ...headers, 'content-length': Buffer.byteLength(body) },
            rejectUnauthorized: false,
          },
          (incoming) => {
            const chunks = [];
            incoming.on('data', (chunk) => chunks.push(chunk));
            incoming.on('error', reject);
            incoming.on('end', () =>
              resolve({
                status: incoming.statusCode,
                headers: incoming.headers,
                text: Buffer.concat(chunks).toString(),
              }),
            );
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** A form body with its header. */
export function form(fields) {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}

/** Runs `work` `count` times, `width` in parallel, and resolves to the durations in milliseconds. */
export async function inParallel(count, width, work) {
  const times = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const at = next++;
      const started = performance.now();
      await work(at);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
  return times;
}
