import type { ClientCredentials, ResolvedOptions } from '../contract/resolved-options.ts';
import type { Mistakes } from './mistakes.ts';

/** Shortest secret that is accepted. */
const MIN_LENGTH = 32;

/** Secrets of the encryption of stored values: those of the options, or the application's credential. */
export function resolveEncryption(
  secret: string | readonly string[] | undefined,
  credentials: ClientCredentials,
  mistakes: Mistakes,
): ResolvedOptions['encryptionSecrets'] {
  if (secret === undefined) {
    return [credentials.kind === 'secret' ? credentials.clientSecret : credentials.privateKey];
  }
  const [first, ...others] = [secret].flat();
  if (first === undefined) {
    mistakes.add('encryptionSecret', 'is an empty list. Set a secret, or leave the option out.');
    return [''];
  }
  if ([first, ...others].some(({ length }) => length < MIN_LENGTH)) {
    mistakes.add('encryptionSecret', `is too short. Set at least ${MIN_LENGTH} random characters.`);
  }
  return [first, ...others];
}
