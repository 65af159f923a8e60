import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { encryptionWith } from '../../src/encryption/encryption.ts';
import { EncryptedValues } from '../../src/session/encrypted-values.ts';
import { SessionIndex } from '../../src/session/session-index.ts';

const HOUR = 3_600_000;

describe('SessionIndex', () => {
  let now: number;
  let store: ProxyStore;
  let index: SessionIndex;
  beforeEach(() => {
    now = 1_000_000;
    const clock = (): number => now;
    store = memoryStore(clock);
    index = new SessionIndex(new EncryptedValues(store, encryptionWith(['secret'])), clock);
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

  it('forgets a session that has expired when another one is added or removed', async () => {
    await index.add('ada', { ...session('short'), expiresAt: now + 1000 });
    await index.add('ada', session('a'));
    now += 999;
    await index.add('ada', session('b'));
    expect(await index.find({ sub: 'ada', sid: undefined })).toEqual(['short', 'a', 'b']);
    now += 1;
    await index.remove('ada', 'b');
    expect(await index.find({ sub: 'ada', sid: undefined })).toEqual(['a']);
  });

  it('names a session once that is added again', async () => {
    await index.add('ada', session('a'));
    await index.add('ada', session('b'));
    await index.add('ada', session('a'));
    expect(await index.find({ sub: 'ada', sid: undefined })).toEqual(['b', 'a']);
  });

  it('finds nothing of a user or a login session that it does not know', async () => {
    await index.add('ada', session('a', 'sid-1'));
    expect(await index.find({ sub: 'bob', sid: undefined })).toEqual([]);
    expect(await index.find({ sub: undefined, sid: 'sid-2' })).toEqual([]);
    await index.remove('bob', 'a');
    expect(await index.find({ sub: 'ada', sid: undefined })).toEqual(['a']);
  });

  it('is kept in the store as long as the longest session', async () => {
    const written: string[] = [];
    const note = (key: string, ttlMs: number): void => {
      written.push(`${key.split(':', 1)[0] ?? ''} ${ttlMs}`);
    };
    const set = spyOn(store, 'set').and.callThrough();
    const add = spyOn(store, 'add').and.callThrough();
    const replace = spyOn(store, 'replace').and.callThrough();
    await index.add('ada', session('a', 'sid-1'));
    await index.add('ada', { ...session('b'), expiresAt: now + 1000 });
    set.calls.allArgs().forEach(([key, , ttlMs]) => {
      note(key, ttlMs);
    });
    add.calls.allArgs().forEach(([key, , ttlMs]) => {
      note(key, ttlMs);
    });
    replace.calls.allArgs().forEach(([key, , , ttlMs]) => {
      note(key, ttlMs);
    });
    expect(written).toEqual([
      `login-session ${HOUR}`,
      `user-sessions ${HOUR}`,
      `user-sessions ${HOUR}`,
    ]);
  });

  it('names the oldest of more than fifty sessions, and keeps the others', async () => {
    for (let number = 0; number < 50; number++) {
      expect(await index.add('ada', session(`key-${number}`))).toEqual([]);
    }
    expect(await index.add('ada', session('newest'))).toEqual(['key-0']);
    expect((await index.find({ sub: 'ada', sid: undefined })).length).toBe(50);
    expect(await index.add('ada', session('newer'))).toEqual(['key-1']);
  });
});
