import { commonProblems } from '../openapi/response-schemas.ts';
import { checkBeforeChange } from '../profile/apply-before-change.ts';
import { routeWithoutBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

/** `DELETE /me`: deletes the caller's account. Off by default. */
export function deleteAccountRoute(services: ProxyServices): ProxyRoute {
  const { users } = services;
  return routeWithoutBody({
    name: 'delete-account',
    method: 'delete',
    path: '/me',
    permission: { name: 'delete:profile', from: 'user' },
    limit: 'sensitive',
    changes: true,
    description: {
      summary: "Delete the caller's account",
      responses: { 204: { description: 'The account is gone' }, ...commonProblems },
    },
    async handle(call) {
      const { caller, context } = call;
      await checkBeforeChange(services, call, { kind: 'delete-account', change: {} });
      await users.delete(caller.sub, context);
      return new Response(null, { status: 204 });
    },
  });
}
