import { z } from '@hono/zod-openapi';
import type { EditableAttribute } from '../contract/editable-attribute.ts';
import { isSecureUrl } from '../url/secure-url.ts';

/** Invisible characters: controls, bidirectional marks, zero-width, private use, unassigned. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/**
 * The schema of each attribute. Lengths are Auth0's (Management API, "Update a user"). A picture on a
 * loopback address is accepted only when the tenant has one too, that is in development.
 */
export function attributeSchema(attribute: EditableAttribute, inDevelopment: boolean): z.ZodType {
  return attribute === 'picture' ? pictureSchema(inDevelopment) : textSchemas[attribute];
}

const textSchemas = {
  name: text(300).nullable().openapi({ example: 'Ada Lovelace' }),
  nickname: text(300).nullable(),
  given_name: text(150).nullable(),
  family_name: text(150).nullable(),
  username: z
    .string()
    .regex(/^[A-Za-z0-9_.+!#$'^`~@-]{1,128}$/, 'has to be 1 to 128 letters, digits or _.+-'),
} satisfies Record<Exclude<EditableAttribute, 'picture'>, z.ZodType>;

function text(maxLength: number) {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .refine((value) => value.trim() !== '', 'has to contain more than white space')
    .refine((value) => !INVISIBLE.test(value), 'must not contain invisible characters');
}

function pictureSchema(inDevelopment: boolean) {
  return z
    .string()
    .max(2048)
    .refine(
      (value) => isPicture(value, inDevelopment),
      'has to be an https address without user name and password',
    )
    .openapi({ format: 'uri', example: 'https://images.example/ada.png' })
    .nullable();
}

function isPicture(value: string, inDevelopment: boolean): boolean {
  if (!URL.canParse(value) || /[\s\\]/.test(value)) {
    return false;
  }
  const url = new URL(value);
  const secure = inDevelopment ? isSecureUrl(url) : url.protocol === 'https:';
  return secure && url.username === '' && url.password === '';
}
