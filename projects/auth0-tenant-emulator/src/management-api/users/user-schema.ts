import type { PayloadSchema } from '../validate-payload.ts';

/** The body of `PATCH /api/v2/users/{id}`, with the limits of Auth0's published OpenAPI file. */
export const PATCH_USER_SCHEMA: PayloadSchema = {
  properties: {
    blocked: { type: 'boolean' },
    email_verified: { type: 'boolean' },
    email: { type: 'string', nullable: true, format: 'email', accepts: isEmail },
    phone_number: {
      type: 'string',
      nullable: true,
      pattern: '^\\+[0-9]{1,15}$',
      accepts: (text) => /^\+[0-9]{1,15}$/.test(text),
    },
    phone_verified: { type: 'boolean' },
    user_metadata: { type: 'object' },
    app_metadata: { type: 'object' },
    given_name: { type: 'string', nullable: true, minLength: 1, maxLength: 150 },
    family_name: { type: 'string', nullable: true, minLength: 1, maxLength: 150 },
    name: { type: 'string', nullable: true, minLength: 1, maxLength: 300 },
    nickname: { type: 'string', nullable: true, minLength: 1, maxLength: 300 },
    picture: { type: 'string', nullable: true, format: 'strict-uri', accepts: isStrictUri },
    verify_email: { type: 'boolean' },
    verify_phone_number: { type: 'boolean' },
    password: { type: 'string', nullable: true, minLength: 1 },
    connection: { type: 'string', minLength: 1 },
    client_id: { type: 'string', minLength: 1 },
    username: { type: 'string', nullable: true, minLength: 1, maxLength: 128 },
  },
};

/** Root attributes a patch may set on the profile as they are, `null` taking them away. */
export const ROOT_ATTRIBUTES = [
  'email',
  'phone_number',
  'given_name',
  'family_name',
  'name',
  'nickname',
  'picture',
  'username',
] as const;

/** Whether text is an e-mail address of at most 64 characters before the `@` and 254 in all. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || text.length > 254) {
    return false;
  }
  return /^[^\s@"(),:;<>[\]\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+$/i.test(text);
}

function isStrictUri(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  return ['http:', 'https:'].includes(new URL(text).protocol);
}
