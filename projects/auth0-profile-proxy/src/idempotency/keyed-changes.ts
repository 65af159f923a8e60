import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import type { CallNote, Recovery } from '../call/call.ts';
import { credentialSeal } from '../encryption/credential-encryption.ts';
import type { Seal } from '../encryption/encryption.ts';
import { sha256Base64url } from '../encryption/sha256.ts';
import { parseRecord, type DoneRecord, type PendingRecord } from './idempotency-record.ts';

/** How long an answer is kept for its key. */
const KEEP_MS = 24 * 3_600_000;

/** A change that came with a key. */
export interface KeyedChange {
  readonly key: string;
  readonly sub: string;
  /** Route, path and body: a key stands for one request only. */
  readonly request: string;
  readonly note: CallNote;
  /** Until then this instance may send something to the tenant. */
  readonly leaseUntil: number;
  readonly make: () => Promise<Response>;
  readonly recover: (() => Promise<Recovery | undefined>) | undefined;
  /** `updated_at` of the account now; asked only when no earlier answer told it. */
  readonly readUpdatedAt: () => Promise<string | undefined>;
}

/**
 * Makes a change at most once for its key, also when instances die over it: the key is taken
 * before anything is sent, the answer is kept, and a change of unknown outcome is looked for in
 * the account before it is made again. Where even that does not tell, the answer is `conflict`.
 */
export class KeyedChanges {
  private readonly options: ResolvedOptions;
  private readonly seal: Seal;

  constructor(options: ResolvedOptions) {
    this.options = options;
    this.seal = credentialSeal(options.credentials);
  }

  async run(change: KeyedChange): Promise<Response> {
    const { store } = this.options;
    const name = `idempotency:${change.sub}:${change.key}`;
    const fingerprint = await sha256Base64url(change.request);
    const existing = await store.get(name);
    const before = existing === undefined ? await this.lastUpdate(change) : undefined;
    const taken = await this.take(name, existing, { fingerprint, before, change });
    if ('answer' in taken) {
      return taken.answer;
    }
    const response = await this.make(name, taken, change);
    await this.finish(name, taken.sealed, await doneRecord(fingerprint, response));
    if (change.note.updatedAt !== undefined) {
      await store.set(seenName(change), change.note.updatedAt, KEEP_MS).catch(ignoreStore);
    }
    return response;
  }

  /**
   * When the account was changed last, as far as an earlier answer told; kept also when the change
   * is then refused, so that repeating it does not cost a read each time. One that is out of date
   * makes an outcome unknown at worst, never a change twice.
   */
  private async lastUpdate(change: KeyedChange): Promise<string | undefined> {
    const { store } = this.options;
    const seen = await store.get(seenName(change));
    if (seen !== undefined) {
      return seen;
    }
    const updatedAt = await change.readUpdatedAt();
    if (updatedAt !== undefined) {
      await store.add(seenName(change), updatedAt, KEEP_MS);
    }
    return updatedAt;
  }

  /** Takes the key for this instance, or gives the answer that is known or due for it. */
  private async take(
    name: string,
    existing: string | undefined,
    { fingerprint, before, change }: TakeFacts,
  ): Promise<Taken | { readonly answer: Response }> {
    const { store, clock } = this.options;
    const text = existing === undefined ? undefined : await this.seal.open(existing);
    const found = parseRecord(text);
    // Written with credentials that have been replaced since: what it says cannot be known.
    if (existing !== undefined && !found) {
      throw new OutcomeUnknown();
    }
    if (found && found.fingerprint !== fingerprint) {
      throw new Problem(
        'conflict',
        'The Idempotency-Key was used for another request. Take a new one.',
      );
    }
    if (found?.state === 'done') {
      return { answer: replay(found) };
    }
    if (found && clock() < found.leaseUntil) {
      throw underWay(found.leaseUntil - clock());
    }
    const { leaseUntil } = change;
    const record: PendingRecord = {
      state: 'pending',
      fingerprint,
      owner: crypto.randomUUID(),
      leaseUntil,
      ...((found?.before ?? before) !== undefined && { before: found?.before ?? before }),
    };
    const sealed = await this.seal.close(JSON.stringify(record));
    const won =
      existing === undefined
        ? await store.add(name, sealed, KEEP_MS)
        : await store.replace(name, existing, sealed, KEEP_MS);
    if (!won) {
      throw underWay(1000);
    }
    return { sealed, orphan: found, record };
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
   * After a refusal the key is free again. What an earlier instance may have done still has to be
   * looked into, and after an unknown outcome the lease has to run out first.
   */
  private async release(name: string, taken: Taken, error: unknown): Promise<void> {
    const { store } = this.options;
    const known = error instanceof Problem && error.facts.outcome !== 'unknown';
    if (!known) {
      return;
    }
    if (!taken.orphan) {
      await store.remove(name, taken.sealed).catch(ignoreStore);
      return;
    }
    const orphan = await this.seal.close(JSON.stringify({ ...taken.record, leaseUntil: 0 }));
    await store.replace(name, taken.sealed, orphan, KEEP_MS).catch(ignoreStore);
  }

  private async finish(name: string, sealed: string, record: DoneRecord): Promise<void> {
    // The change is made: a store that is gone now must not turn the answer into a failure. The
    // record then stays pending, and a repeated request finds the change in the account.
    const done = await this.seal.close(JSON.stringify(record));
    await this.options.store.replace(name, sealed, done, KEEP_MS).catch(ignoreStore);
  }
}

interface TakeFacts {
  readonly fingerprint: string;
  readonly before: string | undefined;
  readonly change: KeyedChange;
}

interface Taken {
  readonly sealed: string;
  readonly record: PendingRecord;
  /** The record of an instance that did not finish. */
  readonly orphan: PendingRecord | undefined;
}

/** It cannot be told whether the change was made, and it is not made a second time. */
class OutcomeUnknown extends Problem {
  constructor() {
    super(
      'conflict',
      'Whether this change was made is not known, and the profile has changed since. Read it, and send what is missing with a new Idempotency-Key.',
    );
  }
}

function seenName({ note }: KeyedChange): string {
  return `seen:${note.target}`;
}

function underWay(leftMs: number): Problem {
  return new Problem(
    'conflict',
    'The first request with this Idempotency-Key is under way. Wait.',
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
