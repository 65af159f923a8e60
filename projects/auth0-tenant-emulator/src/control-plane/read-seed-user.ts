import { isEmail } from '../users/email-address.ts';
import type { JsonObject } from '../common/json.ts';
import type { SeedUser } from '../seed/seed.ts';

const TEXTS = ['user_id', 'email', 'username', 'password', 'name', 'given_name', 'family_name'];
const FLAGS = ['email_verified', 'blocked', 'mfa_required'];
const OBJECTS = ['user_metadata', 'app_metadata'];

/** Reads a user from a JSON body, as in a seed; returns a sentence where it is wrong. */
export function readSeedUser(body: JsonObject): SeedUser | string {
  if (typeof body['user_id'] !== 'string' || body['user_id'] === '') {
    return 'user_id is missing. Send {"user_id": "auth0|ada", "email": "ada@example.com"}.';
  }
  const wrong = Object.entries(body).find(([name, value]) => !isAllowed(name, value));
  if (wrong !== undefined) {
    return `${wrong[0]} is unknown or of the wrong type. Send the members of a user in a seed.`;
  }
  if (typeof body['email'] === 'string' && !isEmail(body['email'])) {
    return 'email is not an e-mail address.';
  }
  return { ...body, user_id: body['user_id'] };
}

function isAllowed(name: string, value: unknown): boolean {
  if (TEXTS.includes(name)) {
    return typeof value === 'string';
  }
  if (FLAGS.includes(name)) {
    return typeof value === 'boolean';
  }
  return (
    OBJECTS.includes(name) && typeof value === 'object' && value !== null && !Array.isArray(value)
  );
}
