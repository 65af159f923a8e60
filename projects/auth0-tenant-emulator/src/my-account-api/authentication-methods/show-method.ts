import { toBase64Url } from '../../common/base64.ts';
import { defined } from '../../common/defined.ts';
import type { JsonObject } from '../../common/json.ts';
import type { AuthenticationMethod } from '../../state/authentication-method.ts';
import type { UserIdentity, UserRecord } from '../../state/user.ts';

/** The most methods a list has (OpenAPI file). */
const MAX_METHODS = 20;

/** The methods of a user as the My Account API shows them: the passwords first. */
export function listMethods(user: UserRecord): JsonObject[] {
  const passwords = passwordIdentities(user).map((identity) => showPassword(user, identity));
  return [...passwords, ...user.methods.map(showMethod)].slice(0, MAX_METHODS);
}

/** The method with this id, as the API shows it. */
export function findMethod(user: UserRecord, id: string): JsonObject | undefined {
  const method = user.methods.find((item) => item.id === id);
  const identity = passwordIdentities(user).find((item) => passwordId(item) === id);
  if (method !== undefined) {
    return showMethod(method);
  }
  return identity && showPassword(user, identity);
}

/** The identities of a user that have a password. */
export function passwordIdentities({ password, profile }: UserRecord): UserIdentity[] {
  return password === undefined
    ? []
    : profile.identities.filter(({ provider }) => provider === 'auth0');
}

/** The id of an identity's password. */
export function passwordId({ user_id: id }: UserIdentity): string {
  return `password|${toBase64Url(id)}`;
}

/** A password as the API shows it. */
export function showPassword({ profile }: UserRecord, identity: UserIdentity): JsonObject {
  return {
    id: passwordId(identity),
    type: 'password',
    identity_user_id: identity.user_id,
    created_at: profile.created_at,
    ...defined({ last_password_reset: profile.last_password_reset }),
    usage: ['primary'],
  };
}

/** A stored method as the API shows it: a passkey is a first factor, every other one a second. */
export function showMethod(method: AuthenticationMethod): JsonObject {
  const { id, type, created_at, confirmed, last_auth_at } = method;
  const common = {
    id,
    type,
    created_at,
    usage: [type === 'passkey' ? 'primary' : 'secondary'],
    ...defined({ last_auth_at }),
  };
  return type === 'passkey'
    ? { ...common, ...passkeyMembers(method) }
    : { ...common, confirmed, ...factorMembers(method) };
}

function passkeyMembers(method: AuthenticationMethod): JsonObject {
  return {
    identity_user_id: method.identity_user_id ?? '',
    key_id: method.key_id ?? '',
    public_key: method.public_key ?? '',
    user_handle: method.user_handle ?? '',
    credential_device_type: method.credential_device_type ?? 'single_device',
    credential_backed_up: method.credential_backed_up ?? false,
    ...defined({
      transports: method.transports,
      user_agent: method.user_agent,
      aaguid: method.aaguid,
      relying_party_id: method.relying_party_id,
    }),
  };
}

function factorMembers(method: AuthenticationMethod): JsonObject {
  switch (method.type) {
    case 'recovery-code':
      return {};
    case 'phone':
      return {
        ...defined({ name: method.name }),
        phone_number: method.phone_number ?? '',
        preferred_authentication_method: method.preferred_authentication_method ?? 'sms',
      };
    case 'email':
      return { ...defined({ name: method.name }), email: method.email ?? '' };
    default:
      return defined({
        name: method.name,
        key_id: method.key_id,
        public_key: method.public_key,
      });
  }
}
