import { z } from '@hono/zod-openapi';
import { commonProblems, profileAnswer } from '../openapi/response-schemas.ts';
import { Problem } from '../problem/problem.ts';
import { checkBeforeChange } from '../profile/apply-before-change.ts';
import { emailConfirmations } from '../profile/email-confirmation-token.ts';
import { profileResponse } from '../profile/profile-response.ts';
import { isDuplicate } from '../profile/request-email-change.ts';
import { routeWithBody, type ProxyRoute } from '../call/proxy-route.ts';
import { type ProxyServices } from '../call/proxy-services.ts';

const bodySchema = z
  .strictObject({ token: z.string().regex(/^[\w-]{1,64}\.[\w-]{1,2048}$/, 'has to be a token') })
  .openapi('EmailConfirmation');

/**
 * `POST /me/email/confirm`: changes the address after its owner confirmed it. Only this route reveals
 * that another account has the address, to somebody who can read mail sent to it.
 */
export function confirmEmailRoute(services: ProxyServices): ProxyRoute {
  const { users, options } = services;
  const confirmations = emailConfirmations(options);
  return routeWithBody({
    name: 'confirm-email',
    method: 'post',
    path: '/me/email/confirm',
    permission: { name: 'update:profile', from: 'user' },
    limit: 'sensitive',
    changes: true,
    body: bodySchema,
    description: {
      summary: 'Confirm a new e-mail address',
      responses: { 200: profileAnswer, ...commonProblems },
    },
    async handle(call, { token }) {
      const { caller, note, context } = call;
      note.fields = ['email'];
      const email = await confirmations.read(token, caller.sub);
      await checkBeforeChange(services, call, { kind: 'confirm-email', change: { email } });
      await confirmations.use(token, caller.sub);
      try {
        const user = await users.update(caller.sub, { email, email_verified: true }, context);
        return profileResponse(user, options);
      } catch (error) {
        if (!isDuplicate(error)) {
          throw error;
        }
        throw new Problem('conflict', 'Another account has this address.');
      }
    },
  });
}
