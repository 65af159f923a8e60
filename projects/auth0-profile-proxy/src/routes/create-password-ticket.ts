import { z } from '@hono/zod-openapi';
import { commonProblems } from '../openapi/response-schemas.ts';
import { emptyBodySchema } from './empty-body.ts';
import { checkBeforeChange } from '../profile/apply-before-change.ts';
import { routeWithBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

const answerSchema = z.object({ ticket: z.url() }).openapi('PasswordTicket');

/**
 * `POST /me/password-ticket`: creates a URL at the tenant where the caller can set a password within
 * 15 minutes. The proxy never receives a password.
 */
export function createPasswordTicketRoute(services: ProxyServices): ProxyRoute {
  const { users, options } = services;
  return routeWithBody({
    name: 'create-password-ticket',
    method: 'post',
    path: '/me/password-ticket',
    permission: { name: 'update:profile', from: 'user' },
    limit: 'sensitive',
    changes: true,
    body: emptyBodySchema,
    description: {
      summary: 'Get an address to change the password at',
      responses: {
        201: {
          description: 'The ticket; send the browser there',
          content: { 'application/json': { schema: answerSchema } },
        },
        ...commonProblems,
      },
    },
    async handle(call) {
      const { caller, context } = call;
      await checkBeforeChange(services, call, { kind: 'create-password-ticket', change: {} });
      const request = { userId: caller.sub, resultUrl: options.ticketResultUrl };
      const ticket = await users.createPasswordTicket(request, context);
      return Response.json({ ticket }, { status: 201 });
    },
  });
}
