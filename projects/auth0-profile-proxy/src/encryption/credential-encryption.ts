import type { ClientCredentials } from '../contract/resolved-options.ts';
import { encryptionWith, type Encryption } from './encryption.ts';

/** The encryption all instances share, because they share the application's credentials. */
export function credentialEncryption(credentials: ClientCredentials): Encryption {
  return encryptionWith(
    credentials.kind === 'secret' ? credentials.clientSecret : credentials.privateKey,
  );
}
