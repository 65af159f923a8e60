import type { User } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { pageOf, readPaging } from '../paging.ts';
import { selectFields } from '../select-fields.ts';
import { parseUserQuery } from './user-search/parse-user-query.ts';
import { sortUsers } from './user-search/sort-users.ts';

const ACCEPTED = ['read:users', 'read:user_idp_tokens'];
const MAX_SEARCH_RESULTS = 1_000;

/** `GET /api/v2/users`: search (Auth0 docs: User Search Query Syntax). */
export async function listUsers(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  const { q = '', connection, sort, search_engine: engine, fields, include_fields } = c.req.query();
  if (engine !== undefined && engine !== 'v3') {
    throw managementError('query', `No enum match for: ${engine}`, ' on property search_engine');
  }
  const matches = parseUserQuery(q);
  const paging = readPaging(c);
  if (paging.start + paging.limit > MAX_SEARCH_RESULTS) {
    throw managementError('paging');
  }
  const found = allUsers(tenant).filter(
    (user) =>
      matches(user) &&
      (connection === undefined || user.identities.some((item) => item.connection === connection)),
  );
  const page = pageOf(c, 'users', sortUsers(found, sort), paging, (user) =>
    selectFields(user, fields, include_fields),
  );
  return c.json(page);
}

/** `GET /api/v2/users-by-email`: every user with exactly that address. */
export async function usersByEmail(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ['read:users']);
  const { email, fields, include_fields } = c.req.query();
  if (email === undefined || email === '') {
    throw managementError('query', 'Missing required property: email', '');
  }
  const found = allUsers(c.var.tenant).filter((user) => user.email === email);
  return c.json(found.map((user) => selectFields(user, fields, include_fields)));
}

function allUsers(tenant: TenantContext): User[] {
  return [...tenant.state.users.values()].map((user) => user.profile);
}
