import { isoTime } from '../../common/clock.ts';
import { isJsonObject, textOf } from '../../common/json.ts';
import { randomId } from '../../common/random-id.ts';
import type { Job } from '../../state/tenant-state.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { connectionId } from '../configuration/connections.ts';
import { managementError } from '../errors.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';

const SCHEMA: PayloadSchema = {
  properties: {
    connection_id: { type: 'string', minLength: 1 },
    format: { type: 'string', values: ['json', 'csv'] },
    limit: { type: 'integer', minimum: 1 },
    fields: { type: 'array' },
  },
};

/** `POST /api/v2/jobs/users-exports`: the job is done at once. */
export async function createUsersExport(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:users']);
  const body = await readPayload(c);
  validatePayload(body, SCHEMA);
  const { connection_id: connection, limit } = body;
  if (typeof connection === 'string') {
    const isKnown = [...tenant.state.connections.values()].some(
      (item) => connectionId(item) === connection,
    );
    if (!isKnown) {
      throw managementError('operation', 'Connection does not exist.');
    }
  }
  const job: Job = {
    id: `job_${randomId(16)}`,
    type: 'users_export',
    status: 'pending',
    created_at: isoTime(tenant.clock),
    format: body['format'] === 'csv' ? 'csv' : 'json',
    ...(typeof connection === 'string' ? { connection_id: connection } : {}),
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(Array.isArray(body['fields']) ? { fields: fieldsOf(body['fields']) } : {}),
  };
  tenant.state.jobs.set(job.id, { ...job, status: 'completed' });
  tenant.markChanged();
  return c.json(job);
}

function fieldsOf(fields: readonly unknown[]): NonNullable<Job['fields']> {
  return fields.map((field) => {
    const name = isJsonObject(field) ? textOf(field['name']) : '';
    if (name === '') {
      throw managementError('payload', 'Missing required property: name', ' on property fields');
    }
    const alias = isJsonObject(field) ? textOf(field['export_as']) : '';
    return alias === '' ? { name } : { name, export_as: alias };
  });
}
