import { z } from '@hono/zod-openapi';

/** Body of routes that need none: `{}`, so that a form of another site cannot produce it. */
export const emptyBodySchema = z.strictObject({}).openapi('Empty');
