import type { FieldPolicy, ProfileField } from './profile-policy';

type Api = NonNullable<FieldPolicy['api']>;

/**
 * The tenant's reason for a field that the user's login provider owns. A back end cannot change it either: the
 * Management API refuses it while the connection overwrites the profile at each login (Auth0 documentation, "Configure
 * Identity Provider Connection for User Profile Updates").
 */
export const MANAGED_BY_PROVIDER = 'managed_by_identity_provider';

/** Where an edit of one field can be sent. */
interface FieldRoute {
  /** The APIs that can change the field, the preferred one first. */
  readonly apis: readonly Api[];
  /** What the My Account API requires of a new value; `undefined` when it accepts the value. */
  readonly requirement?: (value: unknown) => string | undefined;
}

/**
 * Which API changes which field. `withProxy({ mode: 'proxy' })` sends every field to the proxy.
 *
 * The requirements are those of Auth0's page "Update profile" of the My Account API.
 */
export const fieldRoutes: Readonly<Record<ProfileField, FieldRoute>> = {
  given_name: { apis: ['my-account', 'proxy'], requirement: textUpTo(150) },
  family_name: { apis: ['my-account', 'proxy'], requirement: textUpTo(150) },
  name: { apis: ['my-account', 'proxy'], requirement: textUpTo(300) },
  nickname: { apis: ['my-account', 'proxy'], requirement: textUpTo(300) },
  picture: { apis: ['my-account', 'proxy'], requirement: httpsUrlUpTo(2048) },
  // Auth0 verifies an e-mail address in a process of its own.
  email: { apis: ['proxy'] },
  username: { apis: ['proxy'] },
  phone_number: { apis: ['proxy'] },
  // The My Account API documents it as read-only in one place, and as writable in another.
  user_metadata: { apis: ['management-api'] },
};

/** The route of a field; one that the table does not have is for a back end. */
export function routeOf(field: string): FieldRoute {
  return isProfileField(field) ? fieldRoutes[field] : { apis: ['proxy'] };
}

/** Whether an edit of the profile can name the field. */
export function isProfileField(field: string): field is ProfileField {
  return Object.hasOwn(fieldRoutes, field);
}

function textUpTo(length: number): (value: unknown) => string | undefined {
  return (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= length
      ? undefined
      : `must be a text of 1 to ${length} characters`;
}

function httpsUrlUpTo(length: number): (value: unknown) => string | undefined {
  return (value) =>
    typeof value === 'string' && value.length <= length && isHttps(value)
      ? undefined
      : `must be a URL that starts with https:// and has at most ${length} characters`;
}

function isHttps(value: string): boolean {
  return value.startsWith('https://') && URL.canParse(value);
}
