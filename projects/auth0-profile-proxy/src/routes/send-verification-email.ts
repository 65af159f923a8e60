import { z } from '@hono/zod-openapi';
import { commonProblems } from '../openapi/response-schemas.ts';
import { emptyBodySchema } from './empty-body.ts';
import { checkBeforeChange } from '../profile/apply-before-change.ts';
import { routeWithBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

const answerSchema = z.object({ status: z.enum(['sent']) }).openapi('VerificationEmailSent');

/** `POST /me/verification-email`: sends the verification e-mail again. */
export function sendVerificationEmailRoute(services: ProxyServices): ProxyRoute {
  const { users } = services;
  return routeWithBody({
    name: 'send-verification-email',
    method: 'post',
    path: '/me/verification-email',
    permission: { name: 'update:profile', from: 'user' },
    limit: 'sensitive',
    changes: true,
    body: emptyBodySchema,
    description: {
      summary: 'Send the verification e-mail once more',
      responses: {
        202: {
          description: 'The message is on its way to the address of the profile',
          content: { 'application/json': { schema: answerSchema } },
        },
        ...commonProblems,
      },
    },
    async handle(call) {
      const { caller, context } = call;
      await checkBeforeChange(services, call, { kind: 'send-verification-email', change: {} });
      await users.sendVerificationEmail(caller.sub, context);
      return Response.json({ status: 'sent' }, { status: 202 });
    },
  });
}
