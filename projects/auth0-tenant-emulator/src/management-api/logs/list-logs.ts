import type { LogEvent } from '../../state/log-event.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { pageOf, readPaging } from '../paging.ts';
import { selectFields } from '../select-fields.ts';
import { parseLogQuery } from './parse-log-query.ts';

const ACCEPTED = ['read:logs', 'read:logs_users'];

/** `GET /api/v2/logs`: by page with `q` and `sort`, or with `from` the events after one. */
export async function listLogs(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ACCEPTED);
  const { logs } = c.var.tenant.state;
  const { from, take, q } = c.req.query();
  if (from !== undefined || take !== undefined) {
    const start = logs.findIndex(({ log_id: id }) => id === from) + 1;
    const count = Math.min(Number(take ?? 50) || 50, 100);
    return c.json(logs.slice(start, start + count));
  }
  return c.json(page(c, logs.filter(parseLogQuery(q))));
}

/** `GET /api/v2/users/{id}/logs`. */
export async function listUserLogs(c: RequestContext<'/api/v2/users/:id/logs'>): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  existingUser(tenant, userId);
  return c.json(
    page(
      c,
      tenant.state.logs.filter((event) => event.user_id === userId),
    ),
  );
}

/** The newest events come first, unless `sort=date:1`. */
function page(c: RequestContext, events: readonly LogEvent[]): object {
  const { sort = 'date:-1', fields, include_fields } = c.req.query();
  if (sort !== 'date:1' && sort !== 'date:-1') {
    throw managementError('query', 'The emulator sorts by date only', ' on property sort');
  }
  const sorted = sort === 'date:1' ? events : events.toReversed();
  return pageOf(c, 'logs', sorted, readPaging(c), (event) =>
    selectFields(event, fields, include_fields),
  );
}
