import { z } from '@hono/zod-openapi';

/** Body of routes without input: `{}` as JSON, which an HTML form of another site cannot send. */
export const emptyBodySchema = z.strictObject({}).openapi('Empty');
