import type { ClientCredentials } from '../contract/resolved-options.ts';
import { sealWith, type Seal } from './encryption.ts';

/** The seal all instances share, because they share the application's credentials. */
export function credentialSeal(credentials: ClientCredentials): Seal {
  return sealWith(
    credentials.kind === 'secret' ? credentials.clientSecret : credentials.privateKey,
  );
}
