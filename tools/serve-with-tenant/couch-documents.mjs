import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Serves `folder/<database>/<id>.json` as CouchDB serves a document: GET and HEAD of `/couchdb/<database>/<id>`,
 * `_id` and `_rev` first, the revision as ETag, and CouchDB's own words when the document is missing.
 * Source: CouchDB documentation, "Documents", GET /{db}/{docid}.
 */
export function couchDocuments(folder, rewrite = (text) => text) {
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const match = /^\/couchdb\/([a-z][a-z0-9_-]*)\/([A-Za-z0-9_-]+)$/.exec(pathname);
    if (!match) {
      next();
      return;
    }
    answer(request, response, () => readDocument(folder, match[1], match[2], rewrite)).catch(next);
  };
}

async function answer(request, response, read) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return send(response, 405, { error: 'method_not_allowed', reason: 'Only GET,HEAD allowed' });
  }
  const document = await read();
  if (!document) {
    return send(response, 404, { error: 'not_found', reason: 'missing' });
  }
  const etag = `"${document._rev}"`;
  response.setHeader('etag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304;
    return response.end();
  }
  return send(response, 200, document, request.method === 'HEAD');
}

async function readDocument(folder, database, id, rewrite) {
  const text = await readFile(join(folder, database, `${id}.json`), 'utf8').catch(() => undefined);
  if (text === undefined) {
    return undefined;
  }
  const { _id: _, ...fields } = JSON.parse(rewrite(text));
  const revision = createHash('md5').update(JSON.stringify(fields)).digest('hex');
  return { _id: id, _rev: `1-${revision}`, ...fields };
}

function send(response, status, body, headOnly = false) {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.setHeader('cache-control', 'must-revalidate');
  response.end(headOnly ? undefined : `${JSON.stringify(body)}\n`);
}
