import { z } from '@hono/zod-openapi';
import {
  useSecondaryTokenOnce,
  verifySecondaryToken,
} from '../access-token/verify-secondary-token.ts';
import { commonProblems, identitiesAnswer } from '../openapi/response-schemas.ts';
import { checkBeforeChange } from '../profile/apply-before-change.ts';
import { identitiesView } from '../profile/profile-view.ts';
import { updatedAtOf } from '../contract/upstream-user.ts';
import { routeWithBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

const bodySchema = z
  .strictObject({ link_with: z.string().max(12_000).openapi({ description: 'ID token' }) })
  .openapi('LinkIdentity');

/**
 * `POST /me/identities`: links a second account. Its ID token, signed by the tenant, proves that the
 * caller can log in to it and says which account it is.
 */
export function linkIdentityRoute(services: ProxyServices): ProxyRoute {
  const { users } = services;
  return routeWithBody({
    name: 'link-identity',
    method: 'post',
    path: '/me/identities',
    permission: { name: 'update:profile', from: 'user' },
    limit: 'sensitive',
    changes: true,
    body: bodySchema,
    description: {
      summary: 'Link a second account to the profile',
      description:
        'The ID token and the login behind it (auth_time; request it with max_age) have to be at most 10 minutes old and of the same application; it is accepted once. The metadata of the second account is lost: merge what you need first.',
      responses: { 201: identitiesAnswer, ...commonProblems },
    },
    async handle(call, { link_with }) {
      const { caller, note, context } = call;
      note.fields = ['identities'];
      const token = await verifySecondaryToken(link_with, caller, services);
      const identity = { provider: token.account.provider, user_id: token.account.userId };
      await checkBeforeChange(services, call, { kind: 'link-identity', change: { identity } });
      const request = call.idempotencyKey ?? crypto.randomUUID();
      await useSecondaryTokenOnce(token, { sub: caller.sub, request }, services.options);
      const identities = await users.linkIdentity(caller.sub, token.account, context);
      return Response.json(identitiesView(identities), { status: 201 });
    },
    async recover({ caller, note, context }, { link_with }) {
      note.fields = ['identities'];
      const { account } = await verifySecondaryToken(link_with, caller, services);
      const user = await users.read(caller.sub, context);
      const identities = identitiesView(user['identities']);
      const linked = identities.some(
        ({ provider, user_id }) =>
          provider === account.provider && String(user_id) === account.userId,
      );
      return {
        response: linked ? Response.json(identities, { status: 201 }) : undefined,
        updatedAt: updatedAtOf(user),
      };
    },
  });
}
