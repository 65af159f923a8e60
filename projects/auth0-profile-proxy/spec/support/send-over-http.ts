import { request as httpRequest, type Agent } from 'node:http';

/**
 * Sends a request to a server as it is, with its `Host` and `Sec-Fetch-*` headers, which Node's `fetch`
 * sets itself. Follows no redirect.
 */
export async function sendOverHttp(
  request: Request,
  server: string,
  agent?: Agent,
): Promise<Response> {
  const { pathname, search, host } = new URL(request.url);
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(pathname + search, server),
      {
        method: request.method,
        headers: {
          ...Object.fromEntries(request.headers),
          host,
          ...(body && { 'content-length': body.byteLength }),
        },
        ...(agent && { agent }),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const headers = new Headers();
          for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
            for (const value of values) {
              headers.append(name, value);
            }
          }
          const status = incoming.statusCode ?? 0;
          const text = Buffer.concat(chunks);
          const isEmpty = status === 204 || status === 304;
          resolve(new Response(isEmpty ? null : text, { status, headers }));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
