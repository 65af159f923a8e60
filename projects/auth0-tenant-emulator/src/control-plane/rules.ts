import { isJsonObject } from '../common/json.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';

/** `GET /_emulator/rules`: the rules of the seed, in the order they run. */
export function listRules(c: RequestContext): Response {
  const { seed, disabledRules } = c.var.tenant;
  return c.json(
    (seed.rules ?? []).map(({ name, script, enabled }) => ({
      name,
      enabled: enabled !== false && !disabledRules.has(name),
      script: String(script),
    })),
  );
}

/** `POST /_emulator/rules`: switches a rule off or on until the next reset. */
export async function switchRule(c: RequestContext): Promise<Response> {
  const { seed, disabledRules } = c.var.tenant;
  const body: unknown = await c.req.json().catch(() => undefined);
  const { name, enabled } = isJsonObject(body) ? body : {};
  if (typeof name !== 'string' || typeof enabled !== 'boolean') {
    return c.json({ error: 'Send {"name": "…", "enabled": false}.' }, 400);
  }
  if (!seed.rules?.some((rule) => rule.name === name)) {
    return c.json({ error: 'The tenant has no rule with this name.' }, 404);
  }
  if (enabled) {
    disabledRules.delete(name);
  } else {
    disabledRules.add(name);
  }
  return c.body(null, 204);
}
