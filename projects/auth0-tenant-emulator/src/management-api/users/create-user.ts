import { isJsonObject, textOf, type JsonObject } from '../../common/json.ts';
import { defined } from '../../common/defined.ts';
import { randomHexId } from '../../common/random-id.ts';
import type { SeedUser } from '../../seed/seed.ts';
import { userFromSeed } from '../../seed/state-from-seed.ts';
import type { Connection } from '../../state/application.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { sendVerificationMail } from '../../users/send-mail.ts';
import { authenticateCaller } from '../caller.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload } from '../validate-payload.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkPassword } from './check-password.ts';
import { checkNewUser } from './check-new-user.ts';
import { createUserSchema, ROOT_ATTRIBUTES } from './user-schema.ts';

/** `POST /api/v2/users`: creates a user of a database or passwordless connection. */
export async function createUser(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ['create:users']);
  const body = await readPayload(c);
  validatePayload(body, createUserSchema);
  checkMetadata(body);
  const connection = checkNewUser(tenant, body);
  const user = userFromSeed(seedUser(body, connection), tenant.clock);
  checkPassword(tenant, { ...user, password: '' }, body['password']);
  tenant.state.users.set(user.profile.user_id, user);
  const wantsMail = body['verify_email'] ?? user.profile.email_verified !== true;
  if (user.profile.email !== undefined && wantsMail === true) {
    sendVerificationMail(tenant, user, c.get('issuer'));
  }
  tenant.markChanged();
  return c.json(user.profile, 201);
}

function seedUser(body: JsonObject, { name, strategy }: Connection): SeedUser {
  const id = userIdOf(body, strategy);
  const texts = ROOT_ATTRIBUTES.flatMap((attribute) => {
    const value = body[attribute];
    return typeof value === 'string' ? [[attribute, value] as const] : [];
  });
  const flags = (['blocked', 'email_verified', 'phone_verified'] as const).flatMap((flag) => {
    const value = body[flag];
    return typeof value === 'boolean' ? [[flag, value] as const] : [];
  });
  const { user_metadata: userMetadata, app_metadata: appMetadata, password } = body;
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(flags),
    ...defined({
      email: typeof body['email'] === 'string' ? body['email'].toLowerCase() : undefined,
      user_metadata: isJsonObject(userMetadata) ? userMetadata : undefined,
      app_metadata: isJsonObject(appMetadata) ? appMetadata : undefined,
      password: typeof password === 'string' ? password : undefined,
    }),
    user_id: `${strategy}|${id}`,
    identities: [{ connection: name, user_id: id, provider: strategy, isSocial: false }],
  };
}

/** The id that the caller chose, with or without the strategy before it, else a new one. */
function userIdOf(body: JsonObject, strategy: string): string {
  const chosen = textOf(body['user_id']);
  const prefix = `${strategy}|`;
  const id = chosen.startsWith(prefix) ? chosen.slice(prefix.length) : chosen;
  return id === '' ? randomHexId() : id;
}
