import { memoryStore, type ProxyStore } from '../../src/index.ts';
import type { Session } from '../../src/session/session.ts';
import { Sessions } from '../../src/session/sessions.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

const IDLE_MS = 100_000;
const START = 1_000_000;

describe('Sessions', () => {
  let now: number;
  let store: ProxyStore;
  let ttls: number[];
  let writes: number;
  let sessions: Sessions;
  beforeEach(() => {
    now = START;
    ttls = [];
    writes = 0;
    const memory = memoryStore(() => now);
    const note = (key: string, ttlMs: number): void => {
      if (key.startsWith('session:')) {
        writes += 1;
        ttls.push(ttlMs);
      }
    };
    store = {
      ...memory,
      set: (key, value, ttlMs) => (note(key, ttlMs), memory.set(key, value, ttlMs)),
      replace: (key, old, value, ttlMs) => (
        note(key, ttlMs),
        memory.replace(key, old, value, ttlMs)
      ),
    };
    sessions = instance(store);
  });

  describe('find', () => {
    it('returns a session by its id until its idle time has passed', async () => {
      const id = await sessions.create(session());
      now += IDLE_MS - 1;
      expect((await sessions.find(id))?.session.sub).toBe('ada');
      now += 1;
      expect(await sessions.find(id)).toBeUndefined();
    });

    it('returns no session whose time has passed, also when the store still has it', async () => {
      const other = instance(memoryStore(() => START));
      const id = await other.create(session());
      now += IDLE_MS - 1;
      expect(await other.find(id)).toBeDefined();
      now += 1;
      expect(await other.find(id)).toBeUndefined();
    });

    it('returns no session after its absolute time, although it is used', async () => {
      const id = await sessions.create(session({ expiresAt: START + IDLE_MS + 500 }));
      now += IDLE_MS - 1;
      await sessions.touch((await sessions.find(id))!);
      now = START + IDLE_MS + 499;
      expect(await sessions.find(id)).toBeDefined();
      now += 1;
      expect(await sessions.find(id)).toBeUndefined();
    });

    it('returns the session of an id as the store has it, on every instance', async () => {
      const id = await sessions.create(session());
      const other = instance(store);
      const { key } = (await other.find(id))!;
      await sessions.change(key, (value) => ({ ...value, refreshToken: 'next' }));
      expect((await other.find(id))?.session.refreshToken).toBe('next');
      expect((await sessions.find(id))?.session.refreshToken).toBe('next');
    });

    it('hashes an id once', async () => {
      const id = await sessions.create(session());
      const digest = spyOn(crypto.subtle, 'digest').and.callThrough();
      await sessions.find(id);
      await sessions.find(id);
      expect(digest.calls.count()).toBe(1);
    });

    it('returns no session of an id that nobody was given', async () => {
      await sessions.create(session());
      for (const id of ['', 'x', `${'A'.repeat(22)}.${'b'.repeat(43)}`]) {
        expect(await sessions.find(id)).toBeUndefined();
      }
    });
  });

  it('is kept in the store for its idle time, and no longer than its absolute time', async () => {
    await sessions.create(session());
    await sessions.create(session({ expiresAt: START + 5000 }));
    expect(ttls).toEqual([IDLE_MS, 5000]);
  });

  describe('touch', () => {
    it('within two percent of the idle time › stores nothing', async () => {
      const id = await sessions.create(session());
      now += IDLE_MS * 0.02 - 1;
      const stored = (await sessions.find(id))!;
      expect(await sessions.touch(stored)).toEqual(stored);
      expect(writes).toBe(1);
    });

    it('later › starts the idle time again', async () => {
      const id = await sessions.create(session());
      now += IDLE_MS * 0.02;
      const touched = await sessions.touch((await sessions.find(id))!);
      expect(touched.session.usedAt).toBe(now);
      expect(ttls).toEqual([IDLE_MS, IDLE_MS]);
      expect(await sessions.find(id)).toEqual(touched);
      expect(await sessions.read(touched.key)).toEqual(touched);
    });

    it('of a session that was changed meanwhile › keeps the change', async () => {
      const id = await sessions.create(session());
      const stored = (await sessions.find(id))!;
      await sessions.change(stored.key, (value) => ({ ...value, refreshToken: 'next' }));
      now += 50_000;
      expect(await sessions.touch(stored)).toEqual(stored);
      expect((await sessions.find(id))?.session.refreshToken).toBe('next');
    });
  });

  describe('change', () => {
    it('returns the changed session', async () => {
      const { key } = (await sessions.find(await sessions.create(session())))!;
      const changed = await sessions.change(key, (value) => ({ ...value, refreshToken: 'next' }));
      expect(changed?.session.refreshToken).toBe('next');
      expect(await sessions.read(key)).toEqual(changed);
    });

    it('of a session that has ended › changes nothing', async () => {
      const other = instance(memoryStore(() => START));
      const { key } = (await other.find(await other.create(session())))!;
      now += IDLE_MS;
      expect(await other.change(key, (value) => ({ ...value, usedAt: now }))).toBeUndefined();
      now -= 1;
      expect((await other.read(key))?.session.usedAt).toBe(START);
    });
  });

  describe('endAll', () => {
    it('ends the sessions of a user, and returns how many', async () => {
      const [first, second, bob] = [
        await sessions.create(session()),
        await sessions.create(session()),
        await sessions.create(session({ sub: 'bob' })),
      ];
      expect(await sessions.endAll({ sub: 'ada', sid: undefined })).toBe(2);
      expect(await sessions.find(first)).toBeUndefined();
      expect(await sessions.find(second)).toBeUndefined();
      expect(await sessions.find(bob)).toBeDefined();
      expect(await sessions.endAll({ sub: 'ada', sid: undefined })).toBe(0);
    });

    it('ends a session whose idle time has passed, so that the store has nothing of it', async () => {
      const frozen = memoryStore(() => START);
      const other = instance(frozen);
      const { key } = (await other.find(await other.create(session())))!;
      now += IDLE_MS;
      await other.endAll({ sub: 'ada', sid: undefined });
      expect(await frozen.get(key)).toBeUndefined();
    });
  });

  it('that ended › is not found by a logout any more', async () => {
    const id = await sessions.create(session({ sid: 'sid-1' }));
    await sessions.end((await sessions.find(id))!);
    expect(await sessions.find(id)).toBeUndefined();
    expect(await sessions.endAll({ sub: undefined, sid: 'sid-1' })).toBe(0);
  });

  it('beyond fifty of one user › ends the oldest', async () => {
    const ids: string[] = [];
    for (let count = 0; count <= 50; count++) {
      ids.push(await sessions.create(session()));
    }
    expect(await sessions.find(ids[0] ?? '')).toBeUndefined();
    expect(await sessions.find(ids[1] ?? '')).toBeDefined();
    expect(await sessions.find(ids[50] ?? '')).toBeDefined();
  });

  function instance(shared: ProxyStore): Sessions {
    return new Sessions(
      resolvedBff({
        clock: () => now,
        store: shared,
        session: { idleSeconds: IDLE_MS / 1000, absoluteSeconds: 1000 },
      }),
    );
  }

  function session(more: Partial<Session> = {}): Session {
    return {
      sub: 'ada',
      sid: undefined,
      claims: {},
      organization: undefined,
      usedAt: now,
      expiresAt: now + 1_000_000,
      tokens: {},
      refreshToken: 'first',
      rotates: undefined,
      refreshStartedAt: undefined,
      ...more,
    };
  }
});
