import { derivedId } from '../../common/derived-id.ts';
import type { SeedRule } from '../../seed/seed.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { listPart } from '../paging.ts';

/** A rule as the Management API returns it. */
interface ShownRule {
  id: string;
  name: string;
  enabled: boolean;
  script: string;
  order: number;
  stage: 'login_success';
}

/** `GET /api/v2/rules`, in the order in which they run. */
export async function listRules(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ['read:rules']);
  const enabled = c.req.query('enabled');
  const rules = allRules(c).filter(
    (rule) => enabled === undefined || String(rule.enabled) === enabled,
  );
  return c.json(listPart(c, 'rules', rules, (rule) => rule));
}

/** `GET /api/v2/rules/{id}`. */
export async function getRule(c: RequestContext<'/api/v2/rules/:id'>): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ['read:rules']);
  const rule = allRules(c).find((item) => item.id === id);
  if (rule === undefined) {
    throw managementError('notFound');
  }
  return c.json(rule);
}

/** `GET /api/v2/rules-configs`: the names of what rules read as `configuration`, never the values. */
export async function listRulesConfigs(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ['read:rules_configs']);
  const { configuration = {} } = c.var.tenant.seed;
  return c.json(Object.keys(configuration).map((key) => ({ key })));
}

function allRules(c: RequestContext): ShownRule[] {
  return (c.var.tenant.seed.rules ?? []).map(showRule);
}

function showRule({ name, enabled = true, script }: SeedRule, index: number): ShownRule {
  return {
    id: derivedId('rul', name),
    name,
    enabled,
    script: String(script),
    order: index + 1,
    stage: 'login_success',
  };
}
