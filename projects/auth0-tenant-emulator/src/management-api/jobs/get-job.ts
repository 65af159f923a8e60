import type { Job } from '../../state/tenant-state.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';

const ACCEPTED = ['create:users', 'read:users'];

/** `GET /api/v2/jobs/{id}`; a completed export has the location of its file. */
export async function getJob(c: RequestContext<'/api/v2/jobs/:id'>): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  const { errors: _errors, fields: _fields, limit: _limit, ...shown } = existingJob(c, id);
  return c.json(
    shown.type === 'users_export'
      ? {
          ...shown,
          location: `${c.get('url').origin}/_emulator/exports/${id}.${shown.format ?? ''}.gz`,
        }
      : shown,
  );
}

/** `GET /api/v2/jobs/{id}/errors`: the users that were not imported; 204 when there is none. */
export async function getJobErrors(
  c: RequestContext<'/api/v2/jobs/:id/errors'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  const { errors = [] } = existingJob(c, id);
  return errors.length === 0 ? c.body(null, 204) : c.json(errors);
}

function existingJob(c: RequestContext, id: string): Job {
  const job = c.var.tenant.state.jobs.get(id);
  if (job === undefined) {
    throw managementError('unknownJob');
  }
  return job;
}
