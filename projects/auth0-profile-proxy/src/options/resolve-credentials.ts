import type { Mistakes } from './mistakes.ts';
import type { ClientOptions } from '../contract/profile-bff-options.ts';
import type { ClientCredentials } from '../contract/resolved-options.ts';

/** Exactly one of client secret and private key. Values never appear in a message. */
export function resolveCredentials(options: ClientOptions, mistakes: Mistakes): ClientCredentials {
  const { clientSecret = '', privateKey = '' } = options;
  if (clientSecret !== '' && privateKey !== '') {
    mistakes.add('clientSecret', 'and privateKey are both set. Set one of them.');
  }
  if (clientSecret === '' && privateKey === '') {
    mistakes.add(
      'clientSecret',
      'is missing. Set it, or a private key (privateKey, AUTH0_PRIVATE_KEY).',
    );
  }
  if (privateKey === '') {
    return { kind: 'secret', clientSecret };
  }
  if (!/^\s*-----BEGIN PRIVATE KEY-----[\s\S]+-----END PRIVATE KEY-----\s*$/.test(privateKey)) {
    mistakes.add(
      'privateKey',
      'is not PKCS #8 in PEM. Convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem.',
    );
  }
  return {
    kind: 'private-key',
    privateKey,
    keyId: options.keyId,
    algorithm: options.keyAlgorithm ?? 'RS256',
  };
}
