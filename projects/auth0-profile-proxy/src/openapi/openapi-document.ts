import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';

/** The OpenAPI document of a proxy. */
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

type SecurityScheme = Parameters<OpenAPIHono['openAPIRegistry']['registerComponent']>[2];

const userHeaders = {
  'Profile-User': z.string().optional().openapi({
    description:
      'The sub of the user the request is meant for, percent-encoded where it is not ASCII. The answer is 412 user-changed when the token is of another user',
    example: 'auth0%7C5f7c8ec7c33c6c004bbafe82',
  }),
};

const conditionalHeaders = {
  'If-Match': z.string().optional().openapi({ description: 'The ETag the profile was read with' }),
};

const changeHeaders = {
  'Idempotency-Key': z
    .string()
    .regex(/^[\w-]{8,128}$/)
    .optional()
    .openapi({ description: 'Makes the change at most once, however often it is sent' }),
};

/** Describes the enabled routes with the schemas that validate requests. */
export function openApiDocument(
  routes: readonly ProxyRoute[],
  options: Pick<ResolvedOptions, 'tenantOrigin' | 'publicUrl' | 'basePath' | 'sessionCookie'>,
): OpenApiDocument {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  const { sessionCookie } = options;
  const scheme = sessionCookie === undefined ? 'accessToken' : 'session';
  registry.registerComponent('securitySchemes', scheme, securityScheme(options));
  for (const route of routes) {
    registry.registerPath({
      ...route.description,
      method: route.method,
      path: route.path,
      operationId: route.name,
      tags: [route.permission.from === 'role' ? 'administrators' : 'profile'],
      security: [{ [scheme]: [route.permission.name] }],
      request: { ...route.description.request, ...requestOf(route) },
    });
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Profile proxy',
      version: '1.0.0',
      description:
        "Changes of a user's own Auth0 profile that a browser token may not make. The account is always the caller's own.",
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: options.publicUrl?.href ?? (options.basePath || '/') }],
    tags: [
      { name: 'profile', description: "The caller's own account" },
      { name: 'administrators', description: 'Other accounts, by role-based permission' },
    ],
  });
}

function securityScheme({
  tenantOrigin,
  sessionCookie,
}: Pick<ResolvedOptions, 'tenantOrigin' | 'sessionCookie'>): SecurityScheme {
  return sessionCookie === undefined
    ? {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: `An access token of ${tenantOrigin}/ with the audience of this API.`,
      }
    : {
        type: 'apiKey',
        in: 'cookie',
        name: sessionCookie,
        description: 'The session of a login. Every request needs the header "x-csrf: 1".',
      };
}

function requestOf(route: ProxyRoute): object {
  const headers = {
    ...userHeaders,
    ...(route.method === 'patch' && conditionalHeaders),
    ...(route.changes && changeHeaders),
  };
  return {
    headers: z.object(headers),
    ...(route.body && {
      body: { required: true, content: { 'application/json': { schema: route.body } } },
    }),
  };
}
