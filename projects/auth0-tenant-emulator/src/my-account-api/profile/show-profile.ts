import type { JsonObject } from '../../common/json.ts';
import { defined } from '../../common/defined.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { myAccountError } from '../errors.ts';
import { policyAsJson, profilePolicy } from './profile-policy.ts';

/** Refuses a request while the tenant has no profile endpoint. */
export function requireProfile(c: RequestContext): void {
  if (c.var.tenant.seed.tenant?.my_account?.profile === false) {
    throw myAccountError('profileOff');
  }
}

/** A user's profile as the My Account API shows it, with the policy of its fields. */
export function showProfile(tenant: TenantContext, user: UserRecord): JsonObject {
  const { profile } = user;
  return {
    user_id: profile.user_id,
    ...defined({
      given_name: profile.given_name,
      family_name: profile.family_name,
      name: profile.name,
      nickname: profile.nickname,
      picture: profile.picture,
      email: profile.email,
      email_verified: profile.email_verified,
      phone_number: profile.phone_number,
      phone_verified: profile.phone_verified,
      username: profile.username,
      user_metadata: profile.user_metadata,
    }),
    created_at: profile.created_at,
    updated_at: profile.updated_at,
    profile_policy: policyAsJson(profilePolicy(tenant, user)),
  };
}
