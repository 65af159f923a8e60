import { z } from '@hono/zod-openapi';
import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { encryptionWith } from '../encryption/encryption.ts';
import { sha256Base64url } from '../encryption/sha256.ts';
import type { EmailConfirmationMessage } from '../contract/email-confirmation.ts';

/** How long a confirmation link is valid. */
const LIFE_MS = 24 * 3_600_000;

const contentSchema = z.object({ email: z.string(), expiresAt: z.number() });

/**
 * Creates and redeems confirmation tokens: encrypted, bound to their user, single-use. A new token
 * replaces the one before it, so that an older link cannot undo a later request.
 */
export function emailConfirmations({
  clock,
  encryptionSecrets,
  store,
}: Pick<ResolvedOptions, 'clock' | 'encryptionSecrets' | 'store'>) {
  const encryption = encryptionWith(encryptionSecrets);
  const keyOf = (sub: string): string => storeKey('email-confirmation', sub);
  return {
    async create(sub: string, email: string): Promise<EmailConfirmationMessage> {
      const expiresAt = clock() + LIFE_MS;
      const token = await encryption.encrypt(JSON.stringify({ email, expiresAt }), keyOf(sub));
      await store.set(keyOf(sub), await sha256Base64url(token), LIFE_MS);
      return { to: email, token, userId: sub, expiresAt: new Date(expiresAt) };
    },

    /**
     * The address a token confirms.
     *
     * @throws Problem `invalid-change` for a token that is altered, another user's or expired
     */
    async read(token: string, sub: string): Promise<string> {
      const text = await encryption.decrypt(token, keyOf(sub));
      const content = text === undefined ? undefined : contentSchema.safeParse(JSON.parse(text));
      if (!content?.success || content.data.expiresAt <= clock()) {
        throw refusal();
      }
      return content.data.email;
    },

    /** @throws Problem `invalid-change` for a token that was used or replaced by a newer one */
    async use(token: string, sub: string): Promise<void> {
      if (!(await store.remove(keyOf(sub), await sha256Base64url(token)))) {
        throw refusal();
      }
    },
  };
}

function refusal(): Problem {
  return new Problem(
    'invalid-change',
    'The confirmation is invalid, expired, already used or replaced by a newer one. Request another one.',
  );
}
