import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { encryptionWith } from '../encryption/encryption.ts';
import { EncryptedValues, type NewValue } from './encrypted-values.ts';
import { RecentValues } from './recent-values.ts';
import { newSessionId, sessionKey } from './session-id.ts';
import { SessionIndex, type LogoutSubject } from './session-index.ts';
import type { Session, StoredSession } from './session.ts';

/** A use within this share of the idle time since the last one is not stored. */
const TOUCH_AFTER = 0.02;

/** Sessions in the shared store: encrypted, with an idle and an absolute lifetime. */
export class Sessions {
  private readonly values: EncryptedValues;
  private readonly index: SessionIndex;
  private readonly clock: () => number;
  private readonly idleMs: number;
  /** Keys by ids of sessions. */
  private readonly keys = new RecentValues<string>();

  constructor({ profile, session }: ResolvedBff) {
    this.clock = profile.clock;
    this.idleMs = session.idleMs;
    this.values = new EncryptedValues(profile.store, encryptionWith(profile.encryptionSecrets));
    this.index = new SessionIndex(this.values, profile.clock);
  }

  /** Stores a new session and returns its id, which nobody else knows. */
  async create(session: Session): Promise<string> {
    const id = await newSessionId(session.sub);
    const key = (await sessionKey(id)) ?? '';
    // First, so that no session exists that a logout by Auth0 does not find.
    const surplus = await this.index.add(session.sub, {
      key,
      sid: session.sid,
      expiresAt: session.expiresAt,
    });
    await Promise.all(surplus.map((oldest) => this.values.remove(oldest)));
    await this.values.set(key, this.timed(session));
    return id;
  }

  /** The session of a cookie's value; `undefined` when there is none or it has ended. */
  async find(id: string): Promise<StoredSession | undefined> {
    const known = this.keys.get(id, id);
    if (known !== undefined) {
      return this.read(known);
    }
    const key = await sessionKey(id);
    const stored = key === undefined ? undefined : await this.read(key);
    if (stored) {
      this.keys.set(id, id, stored.key);
    }
    return stored;
  }

  async read(key: string): Promise<StoredSession | undefined> {
    const stored = await this.values.get<Session>(key);
    if (!stored || this.endOf(stored.value) <= this.clock()) {
      return undefined;
    }
    return { key, session: stored.value, encrypted: stored.encrypted };
  }

  /** Changes a session, also while others change it; `undefined` when it has ended. */
  async change(
    key: string,
    compute: (session: Session) => Session,
  ): Promise<StoredSession | undefined> {
    const stored = await this.values.change<Session>(key, (session) =>
      this.endOf(session) <= this.clock() ? undefined : this.timed(compute(session)),
    );
    return stored && { key, session: stored.value, encrypted: stored.encrypted };
  }

  /** Starts the idle time of a session again. */
  async touch({ key, session, encrypted }: StoredSession): Promise<StoredSession> {
    const now = this.clock();
    if (now - session.usedAt < this.idleMs * TOUCH_AFTER) {
      return { key, session, encrypted };
    }
    const used = { ...session, usedAt: now };
    const stored = await this.values.replace(key, encrypted, this.timed(used));
    // Somebody else has just stored the session, and started its idle time with it.
    return stored
      ? { key, session: used, encrypted: stored.encrypted }
      : { key, session, encrypted };
  }

  async end({ key, session }: StoredSession): Promise<void> {
    await this.values.remove(key);
    await this.index.remove(session.sub, key);
  }

  /** Ends the sessions of a logout at Auth0 and returns how many there were. */
  async endAll(subject: LogoutSubject): Promise<number> {
    const keys = await this.index.find(subject);
    for (const key of keys) {
      const stored = await this.read(key);
      await (stored ? this.end(stored) : this.values.remove(key));
    }
    return keys.length;
  }

  /** When a session ends unless it is used again. */
  endOf({ usedAt, expiresAt }: Session): number {
    return Math.min(usedAt + this.idleMs, expiresAt);
  }

  private timed(value: Session): NewValue<Session> {
    return { value, ttlMs: Math.max(1, this.endOf(value) - this.clock()) };
  }
}
