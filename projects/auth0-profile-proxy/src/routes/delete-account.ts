import { commonProblems } from '../openapi/response-schemas.ts';
import { routeWithoutBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

/** `DELETE /me`: deletes the caller's account. Off by default. */
export function deleteAccountRoute({ users }: ProxyServices): ProxyRoute {
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
    async handle({ caller, context }) {
      await users.delete(caller.sub, context);
      return new Response(null, { status: 204 });
    },
  });
}
