import { refusal } from '../../src/test-support/refusal';
import { decodeBase64Url, encodeBase64Url } from './base64-url';
import type { PasskeyCreationOptions } from './enrollment';
import { createPasskey } from './passkey';

describe('createPasskey', () => {
  it('is refused on a page that is not on the domain of the passkey', async () => {
    if (!('PublicKeyCredential' in window)) {
      pending('This browser has no passkeys.');
    }
    const error = await refusal(createPasskey(options({ rp: { id: 'acme.com', name: 'Acme' } })));
    expect(error.code).toBe('configuration');
    expect(error.message).toContain('acme.com');
    expect(error.message).toContain('localhost');
  });
});

describe('base64url', () => {
  it('keeps every byte, without padding', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    for (const length of [0, 1, 2, 3, 255, 256]) {
      const text = encodeBase64Url(bytes.slice(0, length).buffer);
      expect(text).not.toMatch(/[+/=]/);
      expect([...decodeBase64Url(text)]).toEqual([...bytes.slice(0, length)]);
    }
  });
});

function options(changes: Partial<PasskeyCreationOptions> = {}): PasskeyCreationOptions {
  return {
    challenge: 'Y2hhbGxlbmdl',
    rp: { id: 'localhost', name: 'Spec' },
    user: { id: 'dXNlcg', name: 'user', displayName: 'User' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    ...changes,
  };
}
