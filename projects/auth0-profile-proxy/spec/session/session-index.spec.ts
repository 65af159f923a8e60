import { memoryStore } from '../../src/index.ts';
import { encryptionWith } from '../../src/encryption/encryption.ts';
import { EncryptedValues } from '../../src/session/encrypted-values.ts';
import { SessionIndex } from '../../src/session/session-index.ts';

const HOUR = 3_600_000;

describe('SessionIndex', () => {
  let now: number;
  let index: SessionIndex;
  beforeEach(() => {
    now = 1_000_000;
    const clock = (): number => now;
    index = new SessionIndex(
      new EncryptedValues(memoryStore(clock), encryptionWith(['secret'])),
      clock,
    );
  });

  const session = (key: string, sid?: string) => ({ key, sid, expiresAt: now + HOUR });

  it('keeps every session of logins at the same time', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, number) => index.add('ada', session(`key-${number}`))),
    );
    expect((await index.find({ sub: 'ada', sid: undefined })).length).toBe(30);
  });

  it('finds the sessions of a user, of a login session, and of both', async () => {
    await index.add('ada', session('a', 'sid-1'));
    await index.add('ada', session('b', 'sid-2'));
    await index.add('bob', session('c', 'sid-3'));
    expect(await index.find({ sub: 'ada', sid: undefined })).toEqual(['a', 'b']);
    expect(await index.find({ sub: undefined, sid: 'sid-2' })).toEqual(['b']);
    expect(await index.find({ sub: 'ada', sid: 'sid-1' })).toEqual(['a']);
    expect(await index.find({ sub: 'bob', sid: 'sid-1' })).toEqual([]);
    expect(await index.find({ sub: undefined, sid: undefined })).toEqual([]);
  });

  it('forgets a session that was removed or has expired', async () => {
    await index.add('ada', session('a'));
    await index.add('ada', session('b'));
    await index.remove('ada', 'a');
    expect(await index.find({ sub: 'ada', sid: undefined })).toEqual(['b']);
    now += HOUR + 1;
    await index.add('ada', session('c'));
    expect(await index.find({ sub: 'ada', sid: undefined })).toEqual(['c']);
  });

  it('names the oldest of more than fifty sessions', async () => {
    for (let number = 0; number < 50; number++) {
      expect(await index.add('ada', session(`key-${number}`))).toEqual([]);
    }
    expect(await index.add('ada', session('newest'))).toEqual(['key-0']);
  });
});

describe('EncryptedValues', () => {
  it('applies every change of many at the same time', async () => {
    const values = new EncryptedValues(memoryStore(), encryptionWith(['secret']));
    await values.set('count', { value: 0, ttlMs: HOUR });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        values.change<number>('count', (count) => ({ value: count + 1, ttlMs: HOUR })),
      ),
    );
    expect((await values.get<number>('count'))?.value).toBe(20);
  });

  it('changes nothing that does not exist', async () => {
    const values = new EncryptedValues(memoryStore(), encryptionWith(['secret']));
    expect(await values.change('none', () => ({ value: 1, ttlMs: HOUR }))).toBeUndefined();
    expect(await values.get('none')).toBeUndefined();
  });
});
