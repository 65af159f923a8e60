import { commonProblems, profileAnswer } from '../openapi/response-schemas.ts';
import { profileResponse } from '../profile/profile-response.ts';
import { routeWithoutBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

/** `GET /me`: the caller's own profile. */
export function readProfileRoute({ users, options }: ProxyServices): ProxyRoute {
  return routeWithoutBody({
    name: 'read-profile',
    method: 'get',
    path: '/me',
    permission: { name: 'read:profile', from: 'user' },
    limit: 'read',
    changes: false,
    description: {
      summary: "Read the caller's profile",
      responses: { 200: profileAnswer, ...commonProblems },
    },
    handle: async ({ caller, context }) =>
      profileResponse(await users.read(caller.sub, context), options),
  });
}
