import type { User } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { parseUserQuery } from './parse-user-query.ts';
import { selectFields } from './select-fields.ts';

const ACCEPTED = ['read:users', 'read:user_idp_tokens'];
const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;

/** `GET /api/v2/users`: search, with the part of the query syntax `parseUserQuery` describes. */
export async function listUsers(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  const matches = parseUserQuery(c.req.query('q') ?? '');
  if (matches === undefined) {
    throw managementError(
      'query',
      'This query is beyond the emulator: field:"value" joined by AND or OR',
      ' on property q',
    );
  }
  const page = count(c, 'page', 0);
  const size = Math.min(count(c, 'per_page', DEFAULT_PAGE_SIZE), MAX_PAGE_SIZE);
  const found = allUsers(tenant).filter(matches);
  const start = page * size;
  const users = found
    .slice(start, start + size)
    .map((user) => selectFields(user, c.req.query('fields'), c.req.query('include_fields')));
  if (c.req.query('include_totals') !== 'true') {
    return c.json(users);
  }
  return c.json({ start, limit: size, length: users.length, total: found.length, users });
}

/** `GET /api/v2/users-by-email`: every user with exactly that address. */
export async function usersByEmail(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:users']);
  const email = c.req.query('email');
  if (email === undefined || email === '') {
    throw managementError('query', 'Missing required property: email', '');
  }
  const found = allUsers(tenant).filter((user) => user.email === email);
  return c.json(
    found.map((user) => selectFields(user, c.req.query('fields'), c.req.query('include_fields'))),
  );
}

function allUsers(tenant: TenantContext): User[] {
  return [...tenant.state.users.values()].map((user) => user.profile);
}

function count(c: RequestContext, name: 'page' | 'per_page', fallback: number): number {
  const text = c.req.query(name);
  if (text === undefined) {
    return fallback;
  }
  if (/^\d{1,6}$/.test(text)) {
    return Number(text);
  }
  throw managementError(
    'query',
    'Expected type integer but found type string',
    ` on property ${name}`,
  );
}
