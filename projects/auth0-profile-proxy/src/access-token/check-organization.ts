import type { JWTPayload } from 'jose';
import { Problem } from '../problem/problem.ts';

/**
 * The organization a token was issued for; `undefined` for a token without one. A member of an
 * organization may have rights there that mean nothing outside of it, so that a token of an
 * organization is accepted only where the options name the organization (Auth0, "Work with Tokens
 * and Organizations").
 *
 * @throws Problem `wrong-organization`
 */
export function checkOrganization(
  claims: JWTPayload,
  accepted: ReadonlySet<string>,
): string | undefined {
  const id: unknown = claims['org_id'];
  const name: unknown = claims['org_name'];
  if (id === undefined && name === undefined) {
    return undefined;
  }
  if (typeof id === 'string' && accepted.has(id)) {
    return id;
  }
  throw new Problem(
    'wrong-organization',
    'The token was issued for an organization this API does not accept. Log in without it, or to an organization in the option "organizations".',
  );
}
