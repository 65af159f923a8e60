import { credentialEncryption } from '../../src/encryption/credential-encryption.ts';
import { encryptionWith } from '../../src/encryption/encryption.ts';

const PLACE = 'idempotency:auth0%7Cada:key';

describe('encryptionWith', () => {
  const encryption = encryptionWith('a secret of the application');

  it('decrypts what it encrypted for the same place', async () => {
    const encrypted = await encryption.encrypt('profile of Ada', PLACE);
    expect(await encryption.decrypt(encrypted, PLACE)).toBe('profile of Ada');
    expect(encrypted).not.toContain('Ada');
  });

  for (const place of ['idempotency:auth0%7Cbob:key', 'idempotency:auth0%7Cada:other', '']) {
    it(`decrypts nothing for another place (${place})`, async () => {
      const encrypted = await encryption.encrypt('profile of Ada', PLACE);
      expect(await encryption.decrypt(encrypted, place)).toBeUndefined();
    });
  }

  it('decrypts nothing with another secret', async () => {
    const encrypted = await encryption.encrypt('profile of Ada', PLACE);
    expect(await encryptionWith('another secret').decrypt(encrypted, PLACE)).toBeUndefined();
  });

  it('decrypts nothing that was altered in any part', async () => {
    const encrypted = await encryption.encrypt('profile of Ada', PLACE);
    for (const at of [0, 20, encrypted.length - 1]) {
      const letter = encrypted[at] === 'A' ? 'B' : 'A';
      const altered = encrypted.slice(0, at) + letter + encrypted.slice(at + 1);
      expect(await encryption.decrypt(altered, PLACE)).toBeUndefined();
    }
    for (const text of ['', '.', 'no base64!', `${encrypted.split('.')[0] ?? ''}.`]) {
      expect(await encryption.decrypt(text, PLACE)).toBeUndefined();
    }
  });

  it('uses a new initialization vector of 96 bits for each value', async () => {
    const values = await Promise.all(
      Array.from({ length: 50 }, () => encryption.encrypt('same text', PLACE)),
    );
    const vectors = values.map((value) => value.split('.')[0] ?? '');
    expect(new Set(vectors).size).toBe(50);
    expect(Buffer.from(vectors[0] ?? '', 'base64url').byteLength).toBe(12);
  });
});

describe('credentialEncryption', () => {
  const secret = { kind: 'secret', clientSecret: 'one secret' } as const;
  const key = {
    kind: 'private-key',
    privateKey: 'one key',
    keyId: undefined,
    algorithm: 'RS256',
  } as const;

  for (const [name, ours, others] of [
    ['client secret', secret, { ...secret, clientSecret: 'another secret' }],
    ['private key', key, { ...key, privateKey: 'another key' }],
  ] as const) {
    it(`with a ${name} › decrypts values of instances with the same one only`, async () => {
      const encrypted = await credentialEncryption(ours).encrypt('text', PLACE);
      expect(await credentialEncryption({ ...ours }).decrypt(encrypted, PLACE)).toBe('text');
      expect(await credentialEncryption(others).decrypt(encrypted, PLACE)).toBeUndefined();
    });
  }
});
