import type { ProxyRoute } from '../routes/proxy-route.ts';
import { problemCatalogue, problemType } from '../problem/problem-catalogue.ts';
import type { OpenApiDocument } from './openapi-document.ts';

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  h2 { margin-top: 2.5rem; } code, pre { font-family: ui-monospace, monospace; }
  pre { overflow: auto; padding: .75rem; border: 1px solid; border-radius: .4rem; }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid; vertical-align: top; }
`;

/** A page about the routes for people: no script, readable without style. */
export function readablePage(document: OpenApiDocument, routes: readonly ProxyRoute[]): Response {
  const { info } = document;
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(info.title)}</title>
<style>${style}</style>
<main>
<h1>${escape(info.title)}</h1>
<p>${escape(info.description ?? '')}</p>
<p>The same as <a href="openapi.json">OpenAPI document</a>.</p>
${routes.map((route) => section(route, document)).join('\n')}
<h2 id="problems">Problems</h2>
<table><thead><tr><th>Status<th>Type<th>Meaning</thead><tbody>
${Object.entries(problemCatalogue).map(problemRow).join('\n')}
</tbody></table>
</main>
</html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    },
  });
}

function section(route: ProxyRoute, document: OpenApiDocument): string {
  const { summary = '', description = '' } = route.description;
  const example = exampleBody(route, document);
  return `<section id="${route.name}">
<h2><code>${route.method.toUpperCase()} ${escape(route.path)}</code></h2>
<p>${escape(summary)}. ${escape(description)}</p>
<p>Needs ${route.permission.from === 'role' ? 'the role-based permission' : 'the scope'} <code>${escape(route.permission.name)}</code>.</p>
${example === undefined ? '' : `<p>Body:</p><pre>${escape(JSON.stringify(example, null, 2))}</pre>`}
</section>`;
}

/** The schema of the body with its references followed one step, which is all there is. */
function exampleBody(route: ProxyRoute, document: OpenApiDocument): unknown {
  if (!route.body) return undefined;
  const operation = document.paths?.[route.path]?.[route.method];
  const body = operation?.requestBody;
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  if (!schema || !('$ref' in schema)) return schema;
  return document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
}

function problemRow([slug, { status, title }]: [
  string,
  { status: number; title: string },
]): string {
  const type = problemType(slug as keyof typeof problemCatalogue);
  return `<tr><td>${status}<td><code>${escape(type)}</code><td>${escape(title)}`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
