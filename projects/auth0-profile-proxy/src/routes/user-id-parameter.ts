import { z } from '@hono/zod-openapi';
import { isUserId } from '../access-token/check-subject.ts';
import { Problem } from '../problem/problem.ts';

/** Path parameter of the administrators' routes. */
export const userIdParams = z.object({
  id: z
    .string()
    .openapi({ description: 'user_id of the account', example: 'auth0|5f7c8ec7c33c6c004bbafe82' }),
});

/** @throws Problem `invalid-request` */
export function userIdOf(params: Readonly<Record<string, string>>): string {
  const { id } = params;
  if (isUserId(id)) {
    return id;
  }
  throw new Problem('invalid-request', 'The path does not contain a user id such as "auth0|5f7c".');
}
