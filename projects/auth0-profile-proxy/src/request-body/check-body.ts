import type { z } from '@hono/zod-openapi';
import { Problem } from '../problem/problem.ts';

/** Fields that have their own route, for the message of the refusal. */
const OTHER_ROUTES: ReadonlyMap<string, string> = new Map([
  ['email', 'Change the address with POST /me/email.'],
  ['password', 'Change the password with POST /me/password-ticket.'],
]);

/**
 * Checks a body against its schema.
 *
 * @throws Problem `field-not-allowed` when it has fields the schema does not know
 * @throws Problem `invalid-body` when it is not an object, `invalid-change` for anything else
 */
export function checkBody<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
): z.output<Schema> {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw new Problem('invalid-body', 'The body has to be one JSON object.');
  }
  const result = schema.safeParse(json);
  if (result.success) {
    return result.data;
  }
  throw problemOf(result.error);
}

function problemOf(error: z.ZodError): Problem {
  const unknown = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  if (unknown.length > 0) {
    return fieldsNotAllowed(unknown);
  }
  return new Problem('invalid-change', 'The change is invalid. Nothing was changed.', {
    errors: error.issues.slice(0, 10).map((issue) => ({
      path: issue.path.slice(0, 3).join('.') || '(body)',
      message: issue.message,
    })),
  });
}

function fieldsNotAllowed(fields: readonly string[]): Problem {
  const shown = fields.slice(0, 10).map((field) => field.slice(0, 60));
  const advice = fields
    .map((field) => OTHER_ROUTES.get(field))
    .filter((text) => text !== undefined);
  return new Problem(
    'field-not-allowed',
    ['The body has fields that may not be changed here.', ...advice].join(' '),
    { fields: shown },
  );
}
