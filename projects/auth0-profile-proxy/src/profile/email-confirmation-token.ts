import { z } from '@hono/zod-openapi';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { credentialEncryption } from '../encryption/credential-encryption.ts';
import { sha256Base64url } from '../encryption/sha256.ts';
import type { EmailConfirmationMessage } from '../contract/email-confirmation.ts';

/** How long a confirmation link is valid. */
const LIFE_MS = 24 * 3_600_000;

const contentSchema = z.object({
  purpose: z.literal('confirm-email'),
  sub: z.string(),
  email: z.string(),
  expiresAt: z.number(),
});

/** Creates and redeems confirmation tokens: encrypted, bound to user and address, single-use. */
export function emailConfirmations(
  options: Pick<ResolvedOptions, 'clock' | 'credentials' | 'store'>,
) {
  const encryption = credentialEncryption(options.credentials);
  return {
    async create(sub: string, email: string): Promise<EmailConfirmationMessage> {
      const expiresAt = options.clock() + LIFE_MS;
      const content = { purpose: 'confirm-email', sub, email, expiresAt };
      const token = await encryption.encrypt(JSON.stringify(content));
      return { to: email, token, userId: sub, expiresAt: new Date(expiresAt) };
    },

    /** @throws Problem `invalid-change` for a token that is altered, another user's, expired or used */
    async redeem(token: string, sub: string): Promise<string> {
      const text = await encryption.decrypt(token);
      const content = text === undefined ? undefined : contentSchema.safeParse(JSON.parse(text));
      if (!content?.success || content.data.sub !== sub) {
        throw refusal();
      }
      const leftMs = content.data.expiresAt - options.clock();
      if (leftMs <= 0) {
        throw refusal();
      }
      const key = `email-confirmation:${await sha256Base64url(token)}`;
      if (!(await options.store.add(key, '1', leftMs))) {
        throw refusal();
      }
      return content.data.email;
    },
  };
}

function refusal(): Problem {
  return new Problem(
    'invalid-change',
    'The confirmation is invalid, expired or already used. Request another one.',
  );
}
