import type { ProxyRoute } from '../call/proxy-route.ts';
import { escapeHtml } from './escape-html.ts';
import { exampleBody, fieldsTable, type BodySchema } from './fields-table.ts';
import { htmlTable } from './html-table.ts';
import type { OpenApiDocument } from './openapi-document.ts';

/** The members of an OpenAPI operation that the page uses. */
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Ref }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: { readonly example?: string };
}

interface Ref {
  readonly $ref?: string;
}

/** The section about one route: permission, example, parameters, body and responses. */
export function routeSection(route: ProxyRoute, document: OpenApiDocument): string {
  const { summary = '', description } = route.description;
  const operation = document.paths?.[route.path]?.[route.method] as Operation;
  const body = route.body ? bodySchema(operation, document) : undefined;
  return `<section>
<h2 id="${route.name}"><code>${titleOf(route)}</code></h2>
<p>${escapeHtml([summary, description].filter(Boolean).join('. '))}</p>
<p>Needs the ${needsOf(route)}.</p>
<pre tabindex="0"><code>${escapeHtml(exampleOf(route, operation, body))}</code></pre>
${parametersTable(operation.parameters ?? [])}
${body ? `<h3>Body</h3>\n${fieldsTable(body)}` : ''}
<h3>Answer</h3>
<p>${answersOf(operation)} Anything else is a <a href="#problems">problem</a>.</p>
</section>`;
}

/** Method and path of a route. */
export function titleOf({ method, path }: Pick<ProxyRoute, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${escapeHtml(path)}`;
}

/** The scope or permission a route needs. */
export function needsOf({ permission }: Pick<ProxyRoute, 'permission'>): string {
  const kind = permission.from === 'role' ? 'role-based permission' : 'scope';
  return `${kind} <code>${escapeHtml(permission.name)}</code>`;
}

function exampleOf(route: ProxyRoute, operation: Operation, body: BodySchema | undefined): string {
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) => `${name}=${encodeURIComponent(schema?.example ?? '…')}`);
  const address = [route.path, ...query].join('?');
  return [
    `curl -X ${route.method.toUpperCase()} "$PROXY${address}"`,
    '-H "Authorization: Bearer $ACCESS_TOKEN"',
    ...(body
      ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(exampleBody(body))}'`]
      : []),
  ].join(' \\\n  ');
}

function parametersTable(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) {
    return '';
  }
  const rows = parameters.map((parameter) => [
    `<code>${escapeHtml(parameter.name)}</code>${parameter.required ? ' (needed)' : ''}`,
    escapeHtml(parameter.in),
    escapeHtml(parameter.description ?? ''),
  ]);
  return `<h3>Parameters</h3>\n${htmlTable(['Name', 'In', 'Meaning'], rows)}`;
}

/** The successful responses of a route. */
function answersOf({ responses }: Operation): string {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { description }]) => `${status}: ${escapeHtml(description)}.`)
    .join(' ');
}

/** The schema of the body, with its one reference resolved. */
function bodySchema({ requestBody }: Operation, document: OpenApiDocument): BodySchema {
  const schema = requestBody?.content['application/json']?.schema;
  const name = schema?.$ref?.split('/').at(-1);
  return (name === undefined ? schema : document.components?.schemas?.[name]) as BodySchema;
}
