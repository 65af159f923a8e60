import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const HEADERS = ['content-type', 'etag', 'cache-control'];

/**
 * Stores the documents `folder/<database>/<id>.json` in the CouchDB at `address`, and returns a middleware that passes
 * GET and HEAD of `/couchdb/<database>/<id>` on to it. `address` may contain a user and a password.
 * Source: CouchDB documentation, PUT /{db} and PUT /{db}/{docid}.
 */
export async function couchServer(address, folder, rewrite = (text) => text) {
  const couch = couchClient(address);
  for (const database of await readdir(folder)) {
    // 412: the database exists.
    await expectStatus(await couch(`/${database}`, { method: 'PUT' }), [201, 202, 412]);
    for (const file of await readdir(join(folder, database))) {
      const text = await readFile(join(folder, database, file), 'utf8');
      await store(couch, `/${database}/${file.replace(/\.json$/, '')}`, JSON.parse(rewrite(text)));
    }
  }
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith('/couchdb/') || !['GET', 'HEAD'].includes(request.method)) {
      next();
      return;
    }
    passOn(couch, pathname.slice('/couchdb'.length), request, response).catch(next);
  };
}

/** A function that sends requests to the server; `fetch` does not take a password in a URL. */
function couchClient(address) {
  const { origin, pathname, username, password } = new URL(address);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = username && `Basic ${Buffer.from(credentials).toString('base64')}`;
  return (path, { headers, ...options } = {}) =>
    fetch(origin + pathname.replace(/\/$/, '') + path, {
      ...options,
      headers: { ...headers, ...(authorization && { authorization }) },
    });
}

/** Creates the document; an existing one gets a new revision only where its content differs. */
async function store(couch, path, { _id: _, ...fields }) {
  const found = await couch(path);
  const { _id: __, _rev: revision, ...stored } = found.ok ? await found.json() : {};
  if (found.ok && JSON.stringify(stored) === JSON.stringify(fields)) {
    return;
  }
  const answer = await couch(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...(revision && { _rev: revision }), ...fields }),
  });
  await expectStatus(answer, [201, 202]);
}

async function expectStatus(answer, expected) {
  if (!expected.includes(answer.status)) {
    throw new Error(
      `CouchDB answered ${answer.status} to a change at ${new URL(answer.url).pathname}. Check COUCHDB_URL, with user and password.`,
    );
  }
}

async function passOn(couch, path, request, response) {
  const revision = request.headers['if-none-match'];
  const answer = await couch(path, {
    method: request.method,
    headers: revision === undefined ? {} : { 'if-none-match': revision },
  });
  response.statusCode = answer.status;
  for (const name of HEADERS) {
    const value = answer.headers.get(name);
    if (value !== null) {
      response.setHeader(name, value);
    }
  }
  response.end(Buffer.from(await answer.arrayBuffer()));
}
