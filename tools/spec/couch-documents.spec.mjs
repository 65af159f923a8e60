import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { couchDocuments } from '../serve-with-tenant/couch-documents.mjs';
import { rewritePorts } from '../serve-with-tenant/rewrite-ports.mjs';

describe('couchDocuments', () => {
  let folder;
  let server;
  let base;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'couch-'));
    await mkdir(join(folder, 'app'));
    await writeFile(
      join(folder, 'app', 'config.json'),
      '{"domain":"localhost:4400","_id":"config"}',
    );
    const moved = rewritePorts({ app: 4300, emulator: 5000, proxy: 4401 });
    const middleware = couchDocuments(folder, moved);
    server = createServer((request, response) => {
      middleware(request, response, () => {
        response.statusCode = 418;
        response.end();
      });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${server.address().port}`;
  });

  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('returns the document with _id and _rev first and with the ports in use', async () => {
    const response = await fetch(`${base}/couchdb/app/config`);
    const body = await response.json();
    expect(Object.keys(body)).toEqual(['_id', '_rev', 'domain']);
    expect(body._id).toBe('config');
    expect(body._rev).toMatch(/^1-[0-9a-f]{32}$/);
    expect(body.domain).toBe('localhost:5000');
    expect(response.headers.get('etag')).toBe(`"${body._rev}"`);
  });

  it('when the client has the revision, responds with 304', async () => {
    const etag = (await fetch(`${base}/couchdb/app/config`)).headers.get('etag');
    const again = await fetch(`${base}/couchdb/app/config`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('when the document is missing, responds with 404 and the body of CouchDB', async () => {
    const response = await fetch(`${base}/couchdb/app/other`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'not_found', reason: 'missing' });
  });

  it('rejects PUT with 405', async () => {
    const response = await fetch(`${base}/couchdb/app/config`, { method: 'PUT', body: '{}' });
    expect(response.status).toBe(405);
  });

  it('serves no file outside its folder', async () => {
    for (const path of [
      '/couchdb/app/..%2f..%2fetc',
      '/couchdb/app/../config',
      '/couchdb/../x/y',
    ]) {
      expect((await fetch(base + path)).status)
        .withContext(path)
        .toBe(418);
    }
  });

  it('passes other paths to the dev server', async () => {
    expect((await fetch(`${base}/index.html`)).status).toBe(418);
  });
});
