import { z } from '@hono/zod-openapi';
import { commonProblems } from '../openapi/response-schemas.ts';
import { emailChangeSchema } from '../profile/email-schema.ts';
import { updatedAtOf } from '../contract/upstream-user.ts';
import { requestEmailChange } from '../profile/request-email-change.ts';
import { routeWithBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

const answerSchema = z
  .object({ email: z.string(), status: z.enum(['requested']) })
  .openapi('EmailChangeRequested');

/** `POST /me/email`: requests another e-mail address, which then has to be verified. */
export function changeEmailRoute(services: ProxyServices): ProxyRoute {
  const answer = (email: string): Response => Response.json({ email, status: 'requested' });
  return routeWithBody({
    name: 'change-email',
    method: 'post',
    path: '/me/email',
    permission: { name: 'update:profile', from: 'user' },
    limit: 'sensitive',
    changes: true,
    body: emailChangeSchema,
    description: {
      summary: "Change the caller's e-mail address",
      description:
        'The answer is the same whether or not another account has the address. The address has to be verified.',
      responses: {
        200: {
          description: 'The change was requested',
          content: { 'application/json': { schema: answerSchema } },
        },
        ...commonProblems,
      },
    },
    async handle(call, { email }) {
      call.note.fields = ['email'];
      await requestEmailChange(services, call, email);
      return answer(email);
    },
    async recover(call, { email }) {
      const user = await services.users.read(call.caller.sub, call.context);
      const changed = String(user['email']).toLowerCase() === email.toLowerCase();
      return { response: changed ? answer(email) : undefined, updatedAt: updatedAtOf(user) };
    },
  });
}
