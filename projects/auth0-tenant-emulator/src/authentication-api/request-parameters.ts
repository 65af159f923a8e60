import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../common/json.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { oauthError } from './oauth-errors.ts';

/** Parameters of a request by name; only strings, numbers and booleans survive, as strings. */
export type Parameters = ReadonlyMap<string, string>;

/** Reads a body written as a form or as JSON. */
export async function bodyParameters(c: RequestContext): Promise<Parameters> {
  const text = await c.req.text();
  const type = c.req.header('content-type') ?? '';
  if (!type.toLowerCase().includes('json')) {
    return new Map(new URLSearchParams(text));
  }
  let body: unknown;
  if (isNestedTooDeeply(text)) {
    throw oauthError('unreadableBody');
  }
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    throw oauthError('unreadableBody');
  }
  if (!isJsonObject(body)) {
    throw oauthError('unreadableBody');
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') {
      parameters.set(name, value);
    } else if (typeof value === 'number' || typeof value === 'boolean') {
      parameters.set(name, String(value));
    }
  }
  return parameters;
}

/** Reads a body that has to be a JSON object. */
export async function bodyObject(c: RequestContext): Promise<JsonObject> {
  const text = await c.req.text();
  try {
    const body: unknown = isNestedTooDeeply(text) ? undefined : JSON.parse(text);
    if (isJsonObject(body)) {
      return body;
    }
  } catch {
    // Text that is not JSON is refused below.
  }
  throw oauthError('unreadableBody');
}

/** Reads the query string. */
export function queryParameters(c: RequestContext): Parameters {
  return new Map(c.get('url').searchParams);
}

/** The parameter of that name, or the error Auth0 sends for its absence. */
export function required(parameters: Parameters, name: string): string {
  const value = parameters.get(name);
  if (value === undefined || value === '') {
    throw oauthError('missingParameter', name);
  }
  return value;
}
