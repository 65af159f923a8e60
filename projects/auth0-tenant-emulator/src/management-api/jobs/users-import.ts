import { isoTime } from '../../common/clock.ts';
import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../../common/json.ts';
import { randomId } from '../../common/random-id.ts';
import type { Connection } from '../../state/application.ts';
import type { Job } from '../../state/tenant-state.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { connectionId } from '../configuration/connections.ts';
import { managementError } from '../errors.ts';
import { importUsers } from './import-users.ts';

/** Auth0 docs: Bulk User Imports, limitations. */
const MAX_FILE_BYTES = 512_000;

/** `POST /api/v2/jobs/users-imports`: a form with the file `users`; the job is done at once. */
export async function createUsersImport(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ['create:users']);
  const form = await readForm(c);
  const connection = databaseOf(c, textIn(form, 'connection_id'));
  const users = await readUsers(form);
  const externalId = textIn(form, 'external_id');
  const job: Job = {
    id: `job_${randomId(16)}`,
    type: 'users_import',
    status: 'pending',
    created_at: isoTime(tenant.clock),
    connection_id: connectionId(connection),
    upsert: textIn(form, 'upsert') === 'true',
    send_completion_email: textIn(form, 'send_completion_email') !== 'false',
    ...(externalId === '' ? {} : { external_id: externalId }),
  };
  const result = importUsers(tenant, connection, users, job.upsert === true);
  tenant.state.jobs.set(job.id, { ...job, ...result, status: 'completed' });
  tenant.markChanged();
  return c.json(job, 202);
}

async function readForm(c: RequestContext): Promise<FormData> {
  if (!/^multipart\/form-data\s*;/i.test(c.req.header('content-type') ?? '')) {
    throw managementError('unsupportedMediaType');
  }
  try {
    return await c.req.formData();
  } catch {
    throw managementError('unreadablePayload');
  }
}

function databaseOf(c: RequestContext, id: string): Connection {
  if (id === '') {
    throw managementError('payload', 'Missing required property: connection_id', '');
  }
  const { connections } = c.var.tenant.state;
  const connection = [...connections.values()].find((item) => connectionId(item) === id);
  if (connection === undefined) {
    throw managementError('operation', 'Connection does not exist.');
  }
  if (connection.strategy !== 'auth0') {
    throw managementError('operation', 'Connection must be a database connection.');
  }
  return connection;
}

/** The file, which has to be a JSON array of objects. */
async function readUsers(form: FormData): Promise<JsonObject[]> {
  const file = form.get('users');
  if (file === null) {
    throw managementError('payload', 'Missing required property: users', '');
  }
  const text = typeof file === 'string' ? file : await file.text();
  if (new TextEncoder().encode(text).length > MAX_FILE_BYTES) {
    throw managementError('tooLarge', String(MAX_FILE_BYTES));
  }
  const users = isNestedTooDeeply(text) ? undefined : parse(text);
  if (Array.isArray(users) && users.every(isJsonObject)) {
    return users;
  }
  throw managementError('payload', 'Users file is not a JSON array of users', '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
