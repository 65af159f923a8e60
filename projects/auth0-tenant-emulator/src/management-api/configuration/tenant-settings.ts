import { defined } from '../../common/defined.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';

const SECONDS_PER_HOUR = 3_600;
const DEFAULT_SESSION_LIFETIME = 259_200;

/** `GET /api/v2/tenants/settings`, as far as a seed has them. */
export async function getTenantSettings(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ['read:tenant_settings']);
  const {
    default_audience,
    default_directory,
    session_lifetime = DEFAULT_SESSION_LIFETIME,
    allow_organization_name_in_authentication_api = false,
  } = c.var.tenant.seed.tenant ?? {};
  return c.json({
    ...defined({ default_audience, default_directory }),
    allow_organization_name_in_authentication_api,
    session_lifetime: session_lifetime / SECONDS_PER_HOUR,
  });
}
