import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { queryError } from '../validate-body.ts';
import { requireProfile, showProfile } from './show-profile.ts';

/** `GET /me/v1/profile`: the whole profile, or the fields that `fields` names or excludes. */
export async function getProfile(c: RequestContext): Promise<Response> {
  requireProfile(c);
  const { user } = await authenticateUser(c, 'read:me:profile');
  const profile = showProfile(c.var.tenant, user);
  const { fields, include_fields: include = 'true' } = c.req.query();
  if (include !== 'true' && include !== 'false') {
    throw queryError('include_fields', 'must be true or false');
  }
  if (fields === undefined || fields === '') {
    return c.json(profile);
  }
  const names = new Set(fields.split(',').map((name) => name.trim()));
  const isShown = (name: string): boolean => names.has(name) === (include === 'true');
  return c.json(Object.fromEntries(Object.entries(profile).filter(([name]) => isShown(name))));
}
