import { storeKey } from '../contract/proxy-store.ts';
import { sha256Base64url } from '../encryption/sha256.ts';
import type { EncryptedValues, NewValue } from './encrypted-values.ts';
import { ownerOf } from './session-id.ts';

/** A session of a user, as a logout by Auth0 looks for it. */
export interface IndexedSession {
  readonly key: string;
  readonly sid: string | undefined;
  readonly expiresAt: number;
}

/** Whose sessions end: those of a user, those of one login session at Auth0, or of both. */
export interface LogoutSubject {
  readonly sub: string | undefined;
  readonly sid: string | undefined;
}

/** Most sessions a user may have; a further login ends the oldest one. */
const MAX_SESSIONS = 50;

/** Finds a user's sessions, which the store has by their secret ids only. */
export class SessionIndex {
  private readonly values: EncryptedValues;
  private readonly clock: () => number;

  constructor(values: EncryptedValues, clock: () => number) {
    this.values = values;
    this.clock = clock;
  }

  /** Adds a session and returns the keys of those that have to end for it. */
  async add(sub: string, session: IndexedSession): Promise<string[]> {
    const key = listKey(await ownerOf(sub));
    if (session.sid !== undefined) {
      const ttlMs = this.ttlOf([session]);
      await this.values.set(await sidKey(session.sid), { value: await ownerOf(sub), ttlMs });
    }
    let surplus: readonly IndexedSession[] = [];
    const append = (list: readonly IndexedSession[]): NewValue<readonly IndexedSession[]> => {
      const others = list.filter((item) => item.key !== session.key);
      surplus = others.slice(0, Math.max(0, others.length + 1 - MAX_SESSIONS));
      return this.kept([...others.slice(surplus.length), session]);
    };
    while (!(await this.values.change(key, append)) && !(await this.values.add(key, append([])))) {
      // Another login of this user has just created the list.
    }
    return surplus.map((item) => item.key);
  }

  async remove(sub: string, sessionKey: string): Promise<void> {
    await this.values.change<readonly IndexedSession[]>(listKey(await ownerOf(sub)), (list) =>
      this.kept(list.filter((item) => item.key !== sessionKey)),
    );
  }

  /** Keys of the sessions a logout ends. */
  async find({ sub, sid }: LogoutSubject): Promise<string[]> {
    const owner = sub === undefined ? await this.ownerOfSid(sid) : await ownerOf(sub);
    if (owner === undefined) {
      return [];
    }
    const list = await this.values.get<readonly IndexedSession[]>(listKey(owner));
    return (list?.value ?? [])
      .filter((item) => sid === undefined || item.sid === sid)
      .map(({ key }) => key);
  }

  private async ownerOfSid(sid: string | undefined): Promise<string | undefined> {
    return sid === undefined
      ? undefined
      : (await this.values.get<string>(await sidKey(sid)))?.value;
  }

  private kept(list: readonly IndexedSession[]): NewValue<readonly IndexedSession[]> {
    const now = this.clock();
    const value = list.filter(({ expiresAt }) => expiresAt > now);
    return { value, ttlMs: this.ttlOf(value) };
  }

  private ttlOf(list: readonly IndexedSession[]): number {
    return Math.max(1, ...list.map(({ expiresAt }) => expiresAt - this.clock()));
  }
}

function listKey(owner: string): string {
  return storeKey('user-sessions', owner);
}

async function sidKey(sid: string): Promise<string> {
  return storeKey('login-session', await sha256Base64url(sid));
}
