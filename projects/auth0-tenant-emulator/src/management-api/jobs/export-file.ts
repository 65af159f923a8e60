import { isJsonObject } from '../../common/json.ts';
import type { Job } from '../../state/tenant-state.ts';
import type { User } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { connectionId } from '../configuration/connections.ts';
import { managementError } from '../errors.ts';

/** Fields of an export that names none (Auth0 docs: Bulk User Exports). */
const DEFAULT_FIELDS = ['user_id', 'email', 'name', 'nickname', 'picture', 'created_at'];

/** `GET /_emulator/exports/{file}`: the file of an export, gzipped; users as they are now. */
export function downloadExport(c: RequestContext<'/_emulator/exports/:file'>): Response {
  const [id = ''] = c.req.param('file').split('.', 1);
  const { tenant } = c.var;
  const job = tenant.state.jobs.get(id);
  if (job?.type !== 'users_export') {
    throw managementError('unknownJob');
  }
  const text = new Blob([exportText(tenant, job)]);
  return new Response(text.stream().pipeThrough(new CompressionStream('gzip')), {
    headers: { 'content-type': 'application/gzip' },
  });
}

/** JSON is one object a line; CSV has a line of names first. */
function exportText(tenant: TenantContext, job: Job): string {
  const fields = job.fields ?? DEFAULT_FIELDS.map((name) => ({ name }));
  const names = fields.map((field) => ('export_as' in field ? field.export_as : field.name));
  const rows = usersOf(tenant, job).map((profile) =>
    fields.map(({ name }) => valueAt(profile, name.split('.'))),
  );
  const lines =
    job.format === 'csv'
      ? [names.map(csvCell), ...rows.map((row) => row.map(csvCell))].map((row) => row.join(','))
      : rows.map((row) =>
          JSON.stringify(Object.fromEntries(row.map((value, index) => [names[index], value]))),
        );
  return lines.map((line) => `${line}\n`).join('');
}

function usersOf(tenant: TenantContext, { connection_id: id, limit }: Job): User[] {
  const { connections, users } = tenant.state;
  const name = [...connections.values()].find((item) => connectionId(item) === id)?.name;
  return [...users.values()]
    .map(({ profile }) => profile)
    .filter(
      ({ identities }) =>
        id === undefined || identities.some(({ connection }) => connection === name),
    )
    .slice(0, limit);
}

function valueAt(user: User, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      Array.isArray(found) ? found[Number(name)] : isJsonObject(found) ? found[name] : undefined,
    user,
  );
}

/** RFC 4180 §2. */
function csvCell(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
