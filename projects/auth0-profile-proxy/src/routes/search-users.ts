import { z } from '@hono/zod-openapi';
import { commonProblems, profileSchema } from '../openapi/response-schemas.ts';
import { Problem } from '../problem/problem.ts';
import { emailSchema } from '../profile/email-schema.ts';
import { profileView } from '../profile/profile-view.ts';
import { routeWithoutBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

const answerSchema = z.object({ users: z.array(profileSchema) }).openapi('Users');

/**
 * `GET /users?email=`: an administrator finds accounts by their exact address. There is no free query,
 * so that no search syntax can be injected and users cannot be listed.
 */
export function searchUsersRoute({ users, options }: ProxyServices): ProxyRoute {
  return routeWithoutBody({
    name: 'search-users',
    method: 'get',
    path: '/users',
    permission: { name: 'read:profiles', from: 'role' },
    limit: 'admin',
    changes: false,
    query: ['email'],
    description: {
      summary: 'Find users by e-mail address (administrators)',
      request: { query: z.object({ email: emailSchema }) },
      responses: {
        200: {
          description: 'The accounts with this address',
          content: { 'application/json': { schema: answerSchema } },
        },
        ...commonProblems,
      },
    },
    async handle({ query, context }) {
      const email = emailSchema.safeParse(query.get('email'));
      if (!email.success) {
        throw new Problem('invalid-request', 'Add ?email= with a whole e-mail address.');
      }
      const found = await users.findByEmail(email.data.toLowerCase(), context);
      const views = found.map((user) => profileView(user, options.visibleAttributes));
      return Response.json({ users: views });
    },
  });
}
