import { z } from '@hono/zod-openapi';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { attributeSchema } from './attribute-schema.ts';
import { metadataSchema } from './metadata-schema.ts';
import type { ProfileChange } from '../contract/profile-change.ts';

/** Schema of the body of `PATCH /me`: the configured allow-list. */
export function profileChangeSchema(
  options: Pick<ResolvedOptions, 'attributes' | 'metadata' | 'tenantOrigin'>,
) {
  const inDevelopment = options.tenantOrigin.startsWith('http:');
  const shape: Record<string, z.ZodType> = {};
  for (const attribute of options.attributes) {
    shape[attribute] = attributeSchema(attribute, inDevelopment).optional();
  }
  if (options.metadata) {
    shape['user_metadata'] = metadataSchema(options.metadata).optional();
  }
  return z
    .strictObject(shape)
    .refine((change) => Object.keys(change).length > 0, 'has to change at least one field')
    .refine(
      // Auth0 refuses the combination ("Cannot update username and …"), so it is never sent.
      (change) => !('username' in change) || Object.keys(change).length === 1,
      'must not change other fields together with the user name',
    )
    .transform((change): ProfileChange => change)
    .openapi('ProfileChange');
}
