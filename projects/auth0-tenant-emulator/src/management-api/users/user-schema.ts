import { isEmail } from '../../users/email-address.ts';
import type { PayloadSchema } from '../validate-payload.ts';

/** The body of `PATCH /api/v2/users/{id}`, with the limits of Auth0's published OpenAPI file. */
export const patchUserSchema: PayloadSchema = {
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

/** The body of `POST /api/v2/users`, with the limits of Auth0's published OpenAPI file. */
export const createUserSchema: PayloadSchema = {
  properties: {
    ...Object.fromEntries(
      Object.entries(patchUserSchema.properties)
        .filter(([name]) => name !== 'client_id' && name !== 'verify_phone_number')
        .map(([name, rule]) => [name, { ...rule, nullable: false }]),
    ),
    user_id: { type: 'string', maxLength: 255 },
  },
  required: ['connection'],
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

function isStrictUri(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  return ['http:', 'https:'].includes(new URL(text).protocol);
}
