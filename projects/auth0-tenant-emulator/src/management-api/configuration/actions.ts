import { derivedHexId } from '../../common/derived-id.ts';
import type { SeedAction } from '../../seed/seed.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { readPaging } from '../paging.ts';

const ACCEPTED = ['read:actions'];

/** The one trigger whose Actions the emulator runs. */
const TRIGGER = { id: 'post-login', version: 'v3' };

/** `GET /api/v2/actions/actions`. */
export async function listActions(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ACCEPTED);
  const { triggerId, actionName } = c.req.query();
  const actions = allActions(c).filter(
    ({ name }) =>
      (triggerId === undefined || triggerId === TRIGGER.id) &&
      (actionName === undefined || name === actionName),
  );
  return c.json(pageWithTotal(c, 'actions', actions.map(showAction)));
}

/** `GET /api/v2/actions/actions/{id}`. */
export async function getAction(
  c: RequestContext<'/api/v2/actions/actions/:id'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  const action = allActions(c).find(({ name }) => derivedHexId(name) === id);
  if (action === undefined) {
    throw managementError('notFound');
  }
  return c.json(showAction(action));
}

/** `GET /api/v2/actions/triggers`. */
export async function listTriggers(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ACCEPTED);
  return c.json({ triggers: [{ ...TRIGGER, status: 'CURRENT', runtimes: ['node22'] }] });
}

/** `GET /api/v2/actions/triggers/{id}/bindings`: the Actions in the order in which they run. */
export async function listTriggerBindings(
  c: RequestContext<'/api/v2/actions/triggers/:id/bindings'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  const bindings = (id === TRIGGER.id ? allActions(c) : []).map((action) => ({
    id: derivedHexId(`binding of ${action.name}`),
    trigger_id: TRIGGER.id,
    display_name: action.name,
    action: showAction(action),
  }));
  return c.json(pageWithTotal(c, 'bindings', bindings));
}

function allActions(c: RequestContext): readonly SeedAction[] {
  return c.var.tenant.seed.actions ?? [];
}

/** An Action with the names of its secrets, never their values. */
function showAction({ name, code, secrets = {} }: SeedAction): object {
  return {
    id: derivedHexId(name),
    name,
    supported_triggers: [TRIGGER],
    code: String(code),
    dependencies: [],
    runtime: 'node22',
    status: 'built',
    secrets: Object.keys(secrets).map((secret) => ({ name: secret })),
    deployed: true,
    all_changes_deployed: true,
  };
}

/** The Actions endpoints always name the total. */
function pageWithTotal(c: RequestContext, name: string, items: readonly object[]): object {
  const { start, limit } = readPaging(c);
  const page = items.slice(start, start + limit);
  return { total: items.length, page: start / Math.max(1, limit), per_page: limit, [name]: page };
}
