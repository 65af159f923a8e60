import { problemCatalogue, problemType } from '../problem/problem-catalogue.ts';
import type { ProxyRoute } from '../routes/proxy-route.ts';
import { escapeHtml } from './escape-html.ts';
import { fieldsTable, type BodySchema } from './fields-table.ts';
import type { OpenApiDocument } from './openapi-document.ts';

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  h2 { margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem; }
  code { font-family: ui-monospace, monospace; }
  section > table, main > table { display: block; overflow-x: auto; }
  table { border-collapse: collapse; }
  td, th { text-align: left; padding: .3rem .8rem .3rem 0; vertical-align: top; }
`;

/** A page about the routes for people: no script, readable without style. */
export function readablePage(document: OpenApiDocument, routes: readonly ProxyRoute[]): Response {
  const { info } = document;
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)}</title>
<style>${style}</style>
<main>
<h1>${escapeHtml(info.title)}</h1>
<p>${escapeHtml(info.description ?? '')}</p>
<p>The same as an <a href="openapi.json">OpenAPI document</a>.</p>
<ul>
${routes.map((route) => `<li><a href="#${route.name}"><code>${titleOf(route)}</code></a>`).join('\n')}
<li><a href="#problems">Problems</a>
</ul>
${routes.map((route) => section(route, document)).join('\n')}
<h2 id="problems">Problems</h2>
<p>Every refusal is <code>application/problem+json</code> with one of these types.</p>
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
  const { summary = '', description } = route.description;
  const permission = route.permission.from === 'role' ? 'the role-based permission' : 'the scope';
  return `<section>
<h2 id="${route.name}"><code>${titleOf(route)}</code></h2>
<p>${escapeHtml([summary, description].filter(Boolean).join('. '))}</p>
<p>Needs ${permission} <code>${escapeHtml(route.permission.name)}</code>.</p>
${route.body ? fieldsTable(bodySchema(route, document)) : ''}
</section>`;
}

function titleOf({ method, path }: ProxyRoute): string {
  return `${method.toUpperCase()} ${escapeHtml(path)}`;
}

/** The schema of the body, with its reference followed one step, which is all there is. */
function bodySchema(route: ProxyRoute, document: OpenApiDocument): BodySchema {
  const body = document.paths?.[route.path]?.[route.method]?.requestBody;
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  const name = schema && '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined;
  const found = name === undefined ? schema : document.components?.schemas?.[name];
  return (found ?? {}) as BodySchema;
}

function problemRow([slug, { status, title }]: [
  string,
  { status: number; title: string },
]): string {
  const type = problemType(slug as keyof typeof problemCatalogue);
  return `<tr><td>${status}<td><code>${escapeHtml(type)}</code><td>${escapeHtml(title)}`;
}
