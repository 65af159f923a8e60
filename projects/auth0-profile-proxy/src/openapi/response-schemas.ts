import { z } from '@hono/zod-openapi';

/** A profile in a response. */
export const profileSchema = z
  .looseObject({
    user_id: z.string(),
    email: z.string().optional(),
    email_verified: z.boolean().optional(),
    name: z.string().optional(),
    picture: z.string().optional(),
    user_metadata: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('Profile');

/** An account that is part of a profile. */
const identitySchema = z
  .object({
    provider: z.string(),
    user_id: z.string(),
    connection: z.string(),
    isSocial: z.boolean(),
  })
  .openapi('Identity');

/** Response with the identities of a profile. */
export const identitiesAnswer = {
  description: 'The identities of the profile, the main one first',
  content: { 'application/json': { schema: z.array(identitySchema) } },
};

/** A refusal (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:auth0-profile-proxy:problem:missing-scope' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    required_scopes: z.array(z.string()).optional(),
    fields: z.array(z.string()).optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

const problemContent = { 'application/problem+json': { schema: problemSchema } };

/** Response with a profile. */
export const profileAnswer = {
  description: 'The profile',
  headers: {
    ETag: { description: 'Tag for If-Match', schema: { type: 'string' as const } },
  },
  content: { 'application/json': { schema: profileSchema } },
};

/** The problems every route can answer with. */
export const commonProblems = {
  400: { description: 'The request or its body is not valid', content: problemContent },
  401: { description: 'No access token for this API', content: problemContent },
  403: {
    description: 'A permission is missing, or the change is not allowed',
    content: problemContent,
  },
  404: { description: 'There is no such route or user', content: problemContent },
  409: { description: 'Another change is in progress or was made first', content: problemContent },
  412: {
    description:
      'The profile has changed since it was read, or the request is meant for another user',
    content: problemContent,
  },
  413: { description: 'The body is too large', content: problemContent },
  415: { description: 'The body is not application/json', content: problemContent },
  422: { description: 'The tenant refused the change', content: problemContent },
  429: { description: 'Too many requests', content: problemContent },
  503: { description: 'The tenant or the store cannot be reached', content: problemContent },
};
