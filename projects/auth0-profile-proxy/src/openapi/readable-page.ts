import { problemCatalogue, problemType } from '../problem/problem-catalogue.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlTable } from './html-table.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { PAGE_STYLE } from './page-style.ts';
import { needsOf, routeSection, titleOf } from './route-section.ts';

/** The documentation page: no script, readable without style. */
export function readablePage(document: OpenApiDocument, routes: readonly ProxyRoute[]): Response {
  const { info } = document;
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)}</title>
<style>${PAGE_STYLE}</style>
<main>
<h1>${escapeHtml(info.title)}</h1>
<p>${escapeHtml(info.description ?? '')}</p>
<p>Every route takes an access token with the audience of this API, in the header
<code>Authorization: Bearer …</code>, or <code>DPoP …</code> with a proof when it is bound to a key.
The same as an <a href="openapi.json">OpenAPI document</a>.</p>
${htmlTable(['Route', 'Needs', 'What it does'], routes.map(indexRow))}
${routes.map((route) => routeSection(route, document)).join('\n')}
${problemsSection()}
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

function indexRow(route: ProxyRoute): string[] {
  return [
    `<a href="#${route.name}"><code>${titleOf(route)}</code></a>`,
    needsOf(route),
    escapeHtml(route.description.summary ?? ''),
  ];
}

function problemsSection(): string {
  const rows = Object.entries(problemCatalogue).map(([slug, { status, title }]) => [
    String(status),
    `<code>${escapeHtml(slug)}</code>`,
    escapeHtml(title),
  ]);
  const [first = 'missing-token'] = Object.keys(
    problemCatalogue,
  ) as (keyof typeof problemCatalogue)[];
  return `<h2 id="problems">Problems</h2>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457). Its <code>code</code> is one of these, and its
<code>type</code> the same with a prefix: <code>${escapeHtml(problemType(first))}</code>. Where waiting helps,
<code>Retry-After</code> says how long.</p>
${htmlTable(['Status', 'Code', 'Meaning'], rows)}`;
}
