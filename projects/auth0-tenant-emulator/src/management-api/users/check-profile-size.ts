import { byteLength } from '../../common/byte-length.ts';
import { noteRequest } from '../../tenant/note-request.ts';
import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { mergeMetadata } from '../../state/merge-metadata.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { managementError } from '../errors.ts';

/** The size a whole profile may have, in bytes of JSON. */
const LIMIT_BYTES = 10_240;
/** How far beyond it a tenant goes until the limit is enforced. */
const EXTENDED_ALLOWANCE = 10;

/** Logs, or refuses, a patch that would make a profile too large. */
export function checkProfileSize(c: RequestContext, user: UserRecord, patch: JsonObject): void {
  const { tenant } = c.var;
  const { profile } = user;
  const next: Record<string, unknown> = { ...profile, ...patch };
  for (const field of ['user_metadata', 'app_metadata'] as const) {
    const metadata = patch[field];
    if (isJsonObject(metadata)) {
      next[field] = mergeMetadata(profile[field], metadata);
    }
  }
  const size = byteLength(JSON.stringify(next));
  if (size <= LIMIT_BYTES) {
    return;
  }
  const allowance = tenant.seed.tenant?.profile_size_limit === 'refuse' ? 1 : EXTENDED_ALLOWANCE;
  if (size > LIMIT_BYTES * allowance) {
    throw managementError('profileTooLarge');
  }
  noteRequest(c, { tenantLog: 'user_profile_size_exceeded' });
}
