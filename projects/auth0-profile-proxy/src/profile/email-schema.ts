import { z } from '@hono/zod-openapi';

/** An ASCII e-mail address (lengths of RFC 5321), so that no look-alike letters are accepted. */
export const emailSchema = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    'has to be an e-mail address',
  )
  .refine((value) => value.indexOf('@') <= 64, 'has to have at most 64 characters before the @')
  .openapi({ format: 'email', example: 'ada@new.example' });

/** Body of `POST /me/email`: the address and nothing else. */
export const emailChangeSchema = z.strictObject({ email: emailSchema }).openapi('EmailChange');
