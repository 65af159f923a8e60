import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';

/** Starts a local registry in front of the one npm is configured with. */
export function startConfiguredRegistry() {
  const upstream = execFileSync('npm', ['config', 'get', 'registry', '--loglevel=silent'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return startLocalRegistry(upstream.trim());
}

/**
 * Starts an npm registry on loopback: what is published to it with `npm publish` is served from
 * memory, everything else comes from the registry npm is configured with.
 * Resolves to `{ url, close }`.
 */
export async function startLocalRegistry(upstream) {
  const published = new Map();
  const cache = new Map();
  const server = createServer((request, response) => {
    answer(request)
      .then(({ status = 200, type = 'application/json', body }) => {
        response.writeHead(status, { 'content-type': type }).end(body);
      })
      .catch((error) => {
        response.writeHead(502).end(JSON.stringify({ error: error.message }));
      });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;

  async function answer(request) {
    const path = request.url.slice(1);
    const [name, kind, file] = path.split('/').map(decodeURIComponent);
    if (request.method === 'PUT') {
      published.set(name, JSON.parse(await textOf(request)));
      return { status: 201, body: '{}' };
    }
    const own = published.get(name);
    if (!own) {
      return forward(path, request.headers.accept);
    }
    if (kind === '-') {
      const data = own._attachments[file]?.data;
      return data
        ? { type: 'application/octet-stream', body: Buffer.from(data, 'base64') }
        : { status: 404, body: '{}' };
    }
    return { body: JSON.stringify(manifest(own)) };
  }

  function manifest({ _attachments, ...document }) {
    const [file] = Object.keys(_attachments);
    for (const version of Object.values(document.versions)) {
      version.dist.tarball = `${url}${document.name}/-/${file}`;
    }
    return document;
  }

  /** Every workspace requests the same manifests, so they are cached. */
  async function forward(path, accept = 'application/json') {
    const key = `${accept} ${path}`;
    const cached = cache.get(key);
    if (cached) {
      return cached;
    }
    const response = await fetch(new URL(path, upstream), { headers: { accept } });
    const answer = {
      status: response.status,
      type: response.headers.get('content-type') ?? 'application/json',
      body: Buffer.from(await response.arrayBuffer()),
    };
    if (response.ok && !path.includes('/-/')) {
      cache.set(key, answer);
    }
    return answer;
  }

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
