import { z } from '@hono/zod-openapi';
import { isUserId } from '../access-token/check-subject.ts';
import { commonProblems, identitiesAnswer } from '../openapi/response-schemas.ts';
import { Problem } from '../problem/problem.ts';
import { identitiesView } from '../profile/profile-view.ts';
import { checkBeforeChange } from '../profile/apply-before-change.ts';
import { routeWithoutBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

/** `DELETE /me/identities/{provider}/{user_id}`: unlinks an account. */
export function unlinkIdentityRoute(services: ProxyServices): ProxyRoute {
  const { users } = services;
  return routeWithoutBody({
    name: 'unlink-identity',
    method: 'delete',
    path: '/me/identities/{provider}/{user_id}',
    permission: { name: 'update:profile', from: 'user' },
    limit: 'sensitive',
    changes: true,
    description: {
      summary: 'Unlink an account from the profile',
      request: { params: z.object({ provider: z.string(), user_id: z.string() }) },
      responses: { 200: identitiesAnswer, ...commonProblems },
    },
    async handle(call) {
      const { caller, note, context, params } = call;
      note.fields = ['identities'];
      const { provider = '', user_id: userId = '' } = params;
      if (!isUserId(`${provider}|${userId}`)) {
        throw new Problem(
          'invalid-request',
          'The path does not contain an identity (provider and user id).',
        );
      }
      if (`${provider}|${userId}` === caller.sub) {
        throw new Problem('invalid-change', 'The main identity of an account cannot be removed.');
      }
      const identity = { provider, user_id: userId };
      await checkBeforeChange(services, call, { kind: 'unlink-identity', change: { identity } });
      const identities = await users.unlinkIdentity(caller.sub, { provider, userId }, context);
      return Response.json(identitiesView(identities));
    },
  });
}
