import { commonProblems, profileAnswer } from '../openapi/response-schemas.ts';
import { profileResponse } from '../profile/profile-response.ts';
import { routeWithoutBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';
import { userIdOf, userIdParams } from './user-id-parameter.ts';

/** `GET /users/{id}`: an administrator reads somebody's profile. */
export function readUserRoute({ users, options }: ProxyServices): ProxyRoute {
  return routeWithoutBody({
    name: 'read-user',
    method: 'get',
    path: '/users/{id}',
    permission: { name: 'read:profiles', from: 'role' },
    limit: 'admin',
    changes: false,
    description: {
      summary: "Read a user's profile (administrators)",
      request: { params: userIdParams },
      responses: { 200: profileAnswer, ...commonProblems },
    },
    target: userIdOf,
    handle: async ({ note, context }) =>
      profileResponse(await users.read(note.target, context), options),
  });
}
