import { z } from '@hono/zod-openapi';

/** Characters that change how text is read without being seen: controls, bidi marks, zero width. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Root attributes a user may be allowed to change with `PATCH /me`. */
export const editableAttributes = [
  'name',
  'nickname',
  'given_name',
  'family_name',
  'picture',
  'username',
] as const;

/** A root attribute a user may be allowed to change. */
export type EditableAttribute = (typeof editableAttributes)[number];

/** What each attribute may hold. Lengths are Auth0's own (Management API, update a user). */
export const attributeSchemas = {
  name: text(300).nullable(),
  nickname: text(300).nullable(),
  given_name: text(150).nullable(),
  family_name: text(150).nullable(),
  picture: z
    .string()
    .max(2048)
    .refine(isPicture, 'has to be an https address without user name and password')
    .openapi({ format: 'uri', example: 'https://images.example/ada.png' })
    .nullable(),
  username: z
    .string()
    .regex(/^[A-Za-z0-9_.+!#$'^`~@-]{1,128}$/, 'has to be 1 to 128 letters, digits or _.+-'),
} satisfies Record<EditableAttribute, z.ZodType>;

function text(maxLength: number) {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .refine((value) => value.trim() !== '', 'has to hold more than white space')
    .refine((value) => !invisible.test(value), 'has to be free of invisible characters');
}

function isPicture(value: string): boolean {
  if (!URL.canParse(value) || /[\s\\]/.test(value)) return false;
  const url = new URL(value);
  return url.protocol === 'https:' && url.username === '' && url.password === '';
}
