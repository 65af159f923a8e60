import { commonProblems, profileAnswer } from '../openapi/response-schemas.ts';
import { changeProfile, recoverProfileChange } from '../profile/change-profile.ts';
import { profileChangeSchema } from '../profile/profile-change-schema.ts';
import { routeWithBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

/** `PATCH /me`: changes allowed attributes and metadata of the caller's own profile. */
export function updateProfileRoute(services: ProxyServices): ProxyRoute {
  return routeWithBody({
    name: 'update-profile',
    method: 'patch',
    path: '/me',
    permission: { name: 'update:profile', from: 'user' },
    limit: 'write',
    changes: true,
    body: profileChangeSchema(services.options),
    description: {
      summary: "Change the caller's profile",
      description:
        'First-level keys of user_metadata are merged, deeper ones are replaced. With If-Match the change is made only if the profile is still the one that was read.',
      responses: { 200: profileAnswer, ...commonProblems },
    },
    handle: (call, change) => changeProfile(services, call, change),
    recover: (call, change) => recoverProfileChange(services, call, change),
  });
}
