import type { JsonObject } from '../../common/json.ts';
import type { UserIdentity, UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller, type Caller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { actsForTenant, checkOwnership, existingUser } from '../ownership.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';
import { readLinkToken } from './read-link-token.ts';

const ACCEPTED = ['update:users', 'update:current_user_identities'];

const linkIdentitySchema: PayloadSchema = {
  properties: {
    provider: { type: 'string', minLength: 1 },
    connection_id: { type: 'string', minLength: 1 },
    user_id: { type: 'string', minLength: 1 },
    link_with: { type: 'string', minLength: 1 },
  },
};

/** `POST /api/v2/users/{id}/identities`: links another user to this one. */
export async function linkIdentity(
  c: RequestContext<'/api/v2/users/:id/identities'>,
): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ACCEPTED);
  const body = await readPayload(c);
  validatePayload(body, linkIdentitySchema);
  checkOwnership(caller, ACCEPTED, userId);
  const primary = existingUser(tenant, userId);
  const secondary = await secondaryUser(c, caller, body);
  if (secondary === primary) {
    throw managementError('body', 'Main identity and the new one are the same.');
  }
  primary.profile.identities.push(...identitiesOf(secondary));
  tenant.state.users.delete(secondary.profile.user_id);
  tenant.markChanged();
  return c.json(primary.profile.identities, 201);
}

async function secondaryUser(
  c: RequestContext,
  caller: Caller,
  body: JsonObject,
): Promise<UserRecord> {
  const { tenant } = c.var;
  const { link_with: token, provider, user_id: id } = body as Record<string, string | undefined>;
  if (token === undefined) {
    if (!actsForTenant(caller, ACCEPTED)) {
      throw managementError('payload', 'Missing required property: link_with', '');
    }
    return namedUser(tenant, provider, id);
  }
  const extra = ['provider', 'connection_id', 'user_id'].filter((name) => name in body);
  if (extra.length > 0) {
    throw managementError('payload', `Additional properties not allowed: ${extra.join(',')}`, '');
  }
  const subject = await readLinkToken(tenant, token, c.get('issuer'), caller.clientId);
  return linkable(tenant, subject);
}

function namedUser(
  tenant: TenantContext,
  provider: string | undefined,
  id: string | undefined,
): UserRecord {
  if (provider === undefined || id === undefined) {
    const missing = provider === undefined ? 'provider' : 'user_id';
    throw managementError('payload', `Missing required property: ${missing}`, '');
  }
  if (![...tenant.state.connections.values()].some(({ strategy }) => strategy === provider)) {
    throw managementError('body', 'The provider/connection is not configured.');
  }
  return linkable(tenant, id.includes('|') ? id : `${provider}|${id}`);
}

function linkable(tenant: TenantContext, userId: string): UserRecord {
  const user = tenant.state.users.get(userId);
  if (user !== undefined) {
    return user;
  }
  if (isLinkedAlready(tenant, userId)) {
    throw managementError('conflict', 'Specified identity already exists.');
  }
  throw managementError('body', 'Linking to an inexistent identity is not allowed.');
}

function isLinkedAlready(tenant: TenantContext, userId: string): boolean {
  return [...tenant.state.users.values()].some(({ profile }) =>
    profile.identities.some(({ provider, user_id }) => `${provider}|${user_id}` === userId),
  );
}

/** The secondary's metadata is lost by linking; only its profile stays, as `profileData`. */
function identitiesOf(secondary: UserRecord): UserIdentity[] {
  const { profile } = secondary;
  const data: JsonObject = {};
  const names = [
    ...(['email', 'email_verified', 'name', 'nickname', 'given_name', 'family_name'] as const),
    ...(['picture', 'username', 'phone_number', 'phone_verified'] as const),
  ];
  for (const name of names) {
    const value = profile[name];
    if (value !== undefined) {
      data[name] = value;
    }
  }
  return profile.identities.map((identity, index) => ({
    ...identity,
    ...(index === 0 ? { profileData: data } : {}),
  }));
}
