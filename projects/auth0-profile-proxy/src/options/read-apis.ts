import { z } from '@hono/zod-openapi';
import type { ApiOptions } from '../contract/profile-bff-options.ts';
import type { EnvironmentReader } from './environment-reader.ts';
import { withoutUndefined } from './without-undefined.ts';

const routeSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string(),
  scopes: z.array(z.string()).default([]),
});

const apiSchema = z.strictObject({
  url: z.string(),
  audience: z.string(),
  routes: z.array(routeSchema),
  requestHeaders: z.array(z.string()).optional(),
  maxRequestBytes: z.number().optional(),
  maxResponseBytes: z.number().optional(),
  timeoutMs: z.number().optional(),
});

/** Reads the APIs that pages may call: the option `apis` as JSON. */
export function readApis(
  reader: EnvironmentReader,
  name: string,
): Record<string, ApiOptions> | undefined {
  const text = reader.text(name);
  if (text === undefined) {
    return undefined;
  }
  const json = jsonOf(text);
  if (json === undefined) {
    reader.mistakes.add(
      name,
      'is not JSON. Set it to an object such as {"orders":{"url":…,"audience":…,"routes":[…]}}.',
    );
    return undefined;
  }
  const parsed = z.record(z.string(), apiSchema).safeParse(json);
  if (parsed.success) {
    return Object.fromEntries(
      Object.entries(parsed.data).map(([api, options]) => [
        api,
        withoutUndefined(options) as ApiOptions,
      ]),
    );
  }
  for (const { path, message } of parsed.error.issues) {
    reader.mistakes.add(name, `is wrong at ${path.join('.') || 'its top'}: ${message}.`);
  }
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
