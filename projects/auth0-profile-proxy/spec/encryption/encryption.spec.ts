import { toBase64url, fromBase64url } from '../../src/encryption/base64url.ts';
import { encryptionWith } from '../../src/encryption/encryption.ts';
import { sha256Base64url } from '../../src/encryption/sha256.ts';

const PLACE = 'idempotency:auth0%7Cada:key';

describe('encryptionWith', () => {
  const encryption = encryptionWith(['a secret of the application']);

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
    expect(await encryptionWith(['another secret']).decrypt(encrypted, PLACE)).toBeUndefined();
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

describe('encryptionWith several secrets', () => {
  const former = encryptionWith(['former']);
  const both = encryptionWith(['new', 'former', 'oldest']);

  it('encrypts with the first', async () => {
    const encrypted = await both.encrypt('text', PLACE);
    expect(await encryptionWith(['new']).decrypt(encrypted, PLACE)).toBe('text');
    expect(await former.decrypt(encrypted, PLACE)).toBeUndefined();
  });

  it('decrypts with each of them, for the same place only', async () => {
    for (const secret of ['new', 'former', 'oldest']) {
      const encrypted = await encryptionWith([secret]).encrypt('text', PLACE);
      expect(await both.decrypt(encrypted, PLACE)).toBe('text');
      expect(await both.decrypt(encrypted, 'another place')).toBeUndefined();
    }
    const foreign = await encryptionWith(['foreign']).encrypt('text', PLACE);
    expect(await both.decrypt(foreign, PLACE)).toBeUndefined();
  });

  it('decrypts an empty text', async () => {
    expect(await both.decrypt(await former.encrypt('', PLACE), PLACE)).toBe('');
  });

  for (const damaged of ['', '.', 'a.', '.a', 'not base64!.x', 'AAAA']) {
    it(`returns undefined for ${JSON.stringify(damaged)}`, async () => {
      expect(await both.decrypt(damaged, PLACE)).toBeUndefined();
    });
  }
});

describe('sha256Base64url', () => {
  it('returns the hash of FIPS 180-2, B.1', async () => {
    expect(await sha256Base64url('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });
});

describe('toBase64url and fromBase64url', () => {
  it('are the same as those of Node, for every byte and length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + 250) % 256);
      const text = Buffer.from(bytes).toString('base64url');
      expect(toBase64url(bytes)).toBe(text);
      expect([...fromBase64url(text)]).toEqual([...bytes]);
    }
  });
});
