import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

const engine = new AngularNodeAppEngine({ allowedHosts: ['localhost'] });

/** Answers with a script, the notice that both sides load, or a rendered page. */
export const reqHandler = createNodeRequestHandler(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (/^\/[\w-]+\.js$/.test(path)) {
    const script = await readFile(join(import.meta.dirname, '../browser', path));
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    return;
  }
  if (path === '/notice') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ text: 'Closed on Monday.' }));
    return;
  }
  const page = await engine.handle(request);
  if (page) {
    await writeResponseToNodeResponse(page, response);
  } else {
    response.writeHead(404).end();
  }
});

if (isMainModule(import.meta.url)) {
  createServer((request, response) => {
    Promise.resolve(reqHandler(request, response)).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end();
    });
  }).listen(Number(process.env['PORT']), 'localhost');
}
