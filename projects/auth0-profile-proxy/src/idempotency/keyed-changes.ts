import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import type { CallNote, Recovery } from '../call/call.ts';
import { encryptionWith, type Encryption } from '../encryption/encryption.ts';
import { sha256Base64url } from '../encryption/sha256.ts';
import { parseRecord, type DoneRecord, type PendingRecord } from './idempotency-record.ts';

/** How long a response is kept for its key. */
const KEEP_MS = 24 * 3_600_000;

/** A change with an `Idempotency-Key`. */
export interface KeyedChange {
  readonly key: string;
  readonly sub: string;
  /** Route, path parameters, body and `If-Match`: a key is valid for one request only. */
  readonly request: string;
  readonly note: CallNote;
  /** Until then this instance may send something to the tenant. */
  readonly leaseUntil: number;
  readonly make: () => Promise<Response>;
  readonly recover: (() => Promise<Recovery | undefined>) | undefined;
  /** Reads `updated_at` of the account; called only when no earlier response contained it. */
  readonly readUpdatedAt: () => Promise<string | undefined>;
}

/**
 * Makes a change at most once for its key, also when an instance ends during it: the key is stored
 * before anything is sent, the response is kept, and after an unknown outcome the account is
 * compared with the change before it is made again. If that is inconclusive, the answer is `conflict`.
 */
export class KeyedChanges {
  private readonly options: ResolvedOptions;
  private readonly encryption: Encryption;

  constructor(options: ResolvedOptions) {
    this.options = options;
    this.encryption = encryptionWith(options.encryptionSecrets);
  }

  async run(change: KeyedChange): Promise<Response> {
    const { store } = this.options;
    const name = storeKey('idempotency', change.sub, change.key);
    const fingerprint = await sha256Base64url(change.request);
    const existing = await store.get(name);
    const before = existing === undefined ? await this.lastUpdate(change) : undefined;
    const taken = await this.take(name, existing, { fingerprint, before, change });
    if ('answer' in taken) {
      return taken.answer;
    }
    const response = await this.make(name, taken, change);
    await this.finish(name, taken.encrypted, await doneRecord(fingerprint, response));
    if (change.note.updatedAt !== undefined) {
      await store.set(lastUpdateKey(change), change.note.updatedAt, KEEP_MS).catch(ignoreStore);
    }
    return response;
  }

  /**
   * When the account was changed last, according to an earlier response. It is kept also when the
   * change is refused, so that repeating it does not cost a read each time. An outdated value can
   * make an outcome unknown, and never repeats a change.
   */
  private async lastUpdate(change: KeyedChange): Promise<string | undefined> {
    const { store } = this.options;
    const seen = await store.get(lastUpdateKey(change));
    if (seen !== undefined) {
      return seen;
    }
    const updatedAt = await change.readUpdatedAt();
    if (updatedAt !== undefined) {
      await store.add(lastUpdateKey(change), updatedAt, KEEP_MS);
    }
    return updatedAt;
  }

  /** Reserves the key for this instance, or returns the response that is stored for it. */
  private async take(
    name: string,
    existing: string | undefined,
    { fingerprint, before, change }: TakeFacts,
  ): Promise<Taken | { readonly answer: Response }> {
    const { store, clock } = this.options;
    const text = existing === undefined ? undefined : await this.encryption.decrypt(existing, name);
    const found = parseRecord(text);
    // Encrypted with credentials that have been replaced since, or copied from another key.
    if (existing !== undefined && !found) {
      throw new OutcomeUnknown();
    }
    if (found && found.fingerprint !== fingerprint) {
      throw new Problem(
        'conflict',
        'The Idempotency-Key was used for another request. Use a new one.',
      );
    }
    if (found?.state === 'done') {
      return { answer: replay(found) };
    }
    if (found && clock() < found.leaseUntil) {
      throw inProgress(found.leaseUntil - clock());
    }
    const { leaseUntil } = change;
    const record: PendingRecord = {
      state: 'pending',
      fingerprint,
      owner: crypto.randomUUID(),
      leaseUntil,
      ...((found?.before ?? before) !== undefined && { before: found?.before ?? before }),
    };
    const encrypted = await this.encryption.encrypt(JSON.stringify(record), name);
    const won =
      existing === undefined
        ? await store.add(name, encrypted, KEEP_MS)
        : await store.replace(name, existing, encrypted, KEEP_MS);
    if (!won) {
      throw inProgress(1000);
    }
    return { encrypted, orphan: found, record };
  }

  private async make(name: string, taken: Taken, change: KeyedChange): Promise<Response> {
    try {
      const recovered = taken.orphan && (await this.recover(taken.orphan, change));
      return recovered ?? (await change.make());
    } catch (error) {
      await this.release(name, taken, error);
      throw error;
    }
  }

  private async recover(orphan: PendingRecord, change: KeyedChange): Promise<Response | undefined> {
    const recovery = await change.recover?.();
    if (recovery?.response) {
      return recovery.response;
    }
    const untouched = recovery?.updatedAt !== undefined && recovery.updatedAt === orphan.before;
    if (untouched) {
      return undefined;
    }
    throw new OutcomeUnknown();
  }

  /**
   * After a refusal the key is free again, except where an earlier instance may have made the change.
   * After an unknown outcome the lease has to expire first.
   */
  private async release(name: string, taken: Taken, error: unknown): Promise<void> {
    const { store } = this.options;
    const known = error instanceof Problem && error.facts.outcome !== 'unknown';
    if (!known) {
      return;
    }
    if (!taken.orphan) {
      await store.remove(name, taken.encrypted).catch(ignoreStore);
      return;
    }
    const orphan = await this.encryption.encrypt(
      JSON.stringify({ ...taken.record, leaseUntil: 0 }),
      name,
    );
    await store.replace(name, taken.encrypted, orphan, KEEP_MS).catch(ignoreStore);
  }

  private async finish(name: string, encrypted: string, record: DoneRecord): Promise<void> {
    // The change is made: a store failure must not turn the response into an error. The record
    // stays pending, and a repeated request finds the change in the account.
    const done = await this.encryption.encrypt(JSON.stringify(record), name);
    await this.options.store.replace(name, encrypted, done, KEEP_MS).catch(ignoreStore);
  }
}

interface TakeFacts {
  readonly fingerprint: string;
  readonly before: string | undefined;
  readonly change: KeyedChange;
}

interface Taken {
  readonly encrypted: string;
  readonly record: PendingRecord;
  /** The record of an instance that ended before it finished. */
  readonly orphan: PendingRecord | undefined;
}

/** It is unknown whether the change was made, and it is not made a second time. */
class OutcomeUnknown extends Problem {
  constructor() {
    super(
      'conflict',
      'It is unknown whether this change was made, and the profile has changed since. Read the profile, and send what is missing with a new Idempotency-Key.',
    );
  }
}

function lastUpdateKey({ note }: KeyedChange): string {
  return storeKey('last-update', note.target);
}

function inProgress(leftMs: number): Problem {
  return new Problem(
    'conflict',
    'The first request with this Idempotency-Key is in progress. Wait before you repeat it.',
    {
      retryAfterSeconds: Math.max(1, leftMs / 1000),
    },
  );
}

async function doneRecord(fingerprint: string, response: Response): Promise<DoneRecord> {
  const etag = response.headers.get('etag');
  return {
    state: 'done',
    fingerprint,
    status: response.status,
    body: await response.clone().text(),
    ...(etag !== null && { etag }),
  };
}

function replay(record: DoneRecord): Response {
  const headers = new Headers({ 'idempotency-replayed': 'true' });
  if (record.body !== '') {
    headers.set('content-type', 'application/json');
  }
  if (record.etag !== undefined) {
    headers.set('etag', record.etag);
  }
  return new Response(record.body === '' ? null : record.body, { status: record.status, headers });
}

function ignoreStore(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'store-unavailable')) {
    throw error;
  }
}
