import { commonProblems, profileAnswer } from '../openapi/response-schemas.ts';
import { changeProfile, recoverProfileChange } from '../profile/change-profile.ts';
import { profileChangeSchema } from '../profile/profile-change-schema.ts';
import { routeWithBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';
import { userIdOf, userIdParams } from './user-id-parameter.ts';

/** `PATCH /users/{id}`: an administrator changes somebody's profile, within the same allow-list. */
export function updateUserRoute(services: ProxyServices): ProxyRoute {
  return routeWithBody({
    name: 'update-user',
    method: 'patch',
    path: '/users/{id}',
    permission: { name: 'update:profiles', from: 'role' },
    limit: 'admin',
    changes: true,
    body: profileChangeSchema(services.options),
    description: {
      summary: "Change a user's profile (administrators)",
      request: { params: userIdParams },
      responses: { 200: profileAnswer, ...commonProblems },
    },
    target: userIdOf,
    handle: (call, change) => changeProfile(services, call, change),
    recover: (call, change) => recoverProfileChange(services, call, change),
  });
}
