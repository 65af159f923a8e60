import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { couchDocuments } from '../serve-with-tenant/couch-documents.mjs';
import { couchServer } from '../serve-with-tenant/couch-server.mjs';

const ADDRESS = process.env['COUCHDB_URL'];

describe('couchServer', () => {
  const servers = [];
  let folder;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'couch-'));
    await mkdir(join(folder, 'demo_app_spec'));
    await writeFile(
      join(folder, 'demo_app_spec', 'config.json'),
      '{"_id":"config","domain":"localhost:4400","proxy":{"url":"http://localhost:4401"}}',
    );
  });

  afterAll(async () => {
    servers.forEach((server) => server.close());
    await rm(folder, { recursive: true });
  });

  it('answers like the built-in document server', async () => {
    if (!ADDRESS) {
      globalThis.pending(
        'needs a CouchDB: set COUCHDB_URL, such as http://admin:password@127.0.0.1:5984',
      );
    }
    const builtIn = await listen(couchDocuments(folder));
    const real = await listen(await couchServer(ADDRESS, folder));
    expect(await answers(real)).toEqual(await answers(builtIn));
    // A second start changes nothing.
    const { _rev } = await (await fetch(`${real}/couchdb/demo_app_spec/config`)).json();
    const again = await listen(await couchServer(ADDRESS, folder));
    const document = await (await fetch(`${again}/couchdb/demo_app_spec/config`)).json();
    expect(document._rev).toBe(_rev);
  });

  it('reports a CouchDB that refuses a change', async () => {
    const refusing = await listen((_request, response) => {
      response.statusCode = 401;
      response.end('{}');
    });
    await expectAsync(couchServer(refusing, folder)).toBeRejectedWithError(
      /answered 401.*COUCHDB_URL/,
    );
  });

  async function listen(middleware) {
    const server = createServer((request, response) => {
      middleware(request, response, () => {
        response.statusCode = 418;
        response.end();
      });
    });
    servers.push(server);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${server.address().port}`;
  }

  /** What a client sees, without the revision, which each server computes in its own way. */
  async function answers(base) {
    const url = `${base}/couchdb/demo_app_spec/config`;
    const found = await fetch(url);
    const { _rev, ...document } = await found.json();
    const etag = found.headers.get('etag');
    const same = await fetch(url, { headers: { 'if-none-match': etag } });
    const missing = await fetch(`${base}/couchdb/demo_app_spec/other`);
    return {
      status: found.status,
      document,
      revision: /^\d+-[0-9a-f]{32}$/.test(_rev),
      etag: etag === `"${_rev}"`,
      notModified: same.status,
      missing: [missing.status, await missing.json()],
    };
  }
});
