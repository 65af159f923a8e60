import type { Cluster } from './cluster.ts';

/** How a load went. */
export interface LoadReport {
  readonly acknowledged: number;
  readonly retries: number;
  /** Answers by status, 0 for none. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Changes whose outcome the proxy could not tell; the profile was read, and told it. */
  readonly unknown: number;
  /** Acknowledged changes the tenant never made, or whose value is not in the account at the end. */
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** Changes meant for another user that were answered 412 `user-changed`. */
  readonly refusedForOthers: number;
  /** Changes meant for another user that the tenant made. */
  readonly madeForOthers: readonly string[];
  readonly seconds: number;
}

/** Longest time a client waits before it repeats a request. */
const LONGEST_WAIT_MS = 5000;

/** Metadata keys a user's changes go round in, so that later changes do not hide lost ones. */
const SLOTS = 5;

/** A user sends this part of the changes with the header of another user first, as an outdated tab does. */
const CHANGES_PER_WRONG_USER = 10;

/** The metadata key of a change that is meant for another user. */
const OTHERS_SLOT = 'meant_for_another_user';

/**
 * Every user makes changes one after the other, each with an Idempotency-Key and the user it is meant for, and
 * repeats a change until it is acknowledged. `during` runs beside it, to break things.
 */
export async function runLoad(
  cluster: Cluster,
  settings: { readonly changes: number; readonly during: (done: () => number) => Promise<void> },
): Promise<LoadReport> {
  const load = new Load(cluster);
  const started = performance.now();
  const perUser = Math.ceil(settings.changes / cluster.userIds.length);
  await Promise.all([
    ...cluster.userIds.map((userId) => load.runUser(userId, perUser)),
    settings.during(() => load.acknowledged),
  ]);
  return { ...load.report(), seconds: (performance.now() - started) / 1000 };
}

interface Change {
  readonly token: string;
  readonly userId: string;
  readonly slot: string;
  readonly value: number;
}

/** The answer of the proxy; status 0 for none. */
interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly text: string;
}

class Load {
  acknowledged = 0;
  private readonly cluster: Cluster;
  private readonly statuses: Record<string, number> = {};
  private readonly expected = new Map<string, number>();
  /** Changes as the tenant names them: `user id: body`. */
  private readonly made: string[] = [];
  private retries = 0;
  private unknown = 0;
  private refusedForOthers = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  async runUser(userId: string, changes: number): Promise<void> {
    const token = await this.cluster.mint(userId);
    const { userIds } = this.cluster;
    const another = userIds[(userIds.indexOf(userId) + 1) % userIds.length] ?? '';
    for (let index = 0; index < changes; index++) {
      const slot = `slot${index % SLOTS}`;
      if (index % CHANGES_PER_WRONG_USER === 0) {
        await this.makeForAnother(token, another, index);
      }
      await this.make({ token, userId, slot, value: index });
      this.acknowledged++;
      this.expected.set(`${userId} ${slot}`, index);
      this.made.push(`${userId}: ${bodyOf(slot, index)}`);
    }
  }

  report(): Omit<LoadReport, 'seconds'> {
    const { applied, tenant } = this.cluster.tenant;
    const overwritten = [...this.expected].filter(([place, value]) => {
      const [userId = '', slot = ''] = place.split(' ');
      return metadataOf(tenant.users.get(userId))[slot] !== value;
    });
    return {
      acknowledged: this.acknowledged,
      retries: this.retries,
      statuses: this.statuses,
      unknown: this.unknown,
      lost: [
        ...this.made.filter((change) => !applied.has(change)),
        ...overwritten.map(([place]) => place),
      ],
      twice: [...applied].filter(([, times]) => times > 1).map(([change]) => change),
      refusedForOthers: this.refusedForOthers,
      madeForOthers: [...applied.keys()].filter((change) => change.includes(OTHERS_SLOT)),
    };
  }

  private async make({ token, userId, slot, value }: Change): Promise<void> {
    let key = crypto.randomUUID();
    for (let attempt = 1; ; attempt++) {
      const { status, retryAfterMs } = await this.patch(token, userId, key, bodyOf(slot, value));
      if (status === 200) {
        return;
      }
      if (status === 409 && retryAfterMs === undefined) {
        this.unknown++;
        if (await this.isMade(token, slot, value)) {
          return;
        }
        key = crypto.randomUUID();
      } else if (status !== 0 && status !== 409 && status !== 429 && status < 500) {
        throw new Error(`A change was answered ${status}.`);
      }
      await this.waitForRetry(retryAfterMs, attempt);
    }
  }

  /** Sends a change that states another user than the token's, until it is answered. */
  private async makeForAnother(token: string, another: string, value: number): Promise<void> {
    const key = crypto.randomUUID();
    for (let attempt = 1; ; attempt++) {
      const answer = await this.patch(token, another, key, bodyOf(OTHERS_SLOT, value));
      if (answer.status === 412) {
        this.refusedForOthers++;
        return;
      }
      if (answer.status === 200) {
        return;
      }
      await this.waitForRetry(answer.retryAfterMs, attempt);
    }
  }

  private patch(token: string, meantFor: string, key: string, body: string): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': key,
      'profile-user': meantFor,
    };
    return this.send(token, { method: 'PATCH', headers, body });
  }

  /** Reads the profile, as the proxy advises when it cannot tell whether a change was made. */
  private async isMade(token: string, slot: string, value: number): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const { status, retryAfterMs, text } = await this.send(token, { method: 'GET' });
      if (status === 200) {
        return metadataOf(JSON.parse(text))[slot] === value;
      }
      await this.waitForRetry(retryAfterMs, attempt);
    }
  }

  private waitForRetry(retryAfterMs: number | undefined, attempt: number): Promise<void> {
    this.retries++;
    const backOff = 200 * 2 ** Math.min(attempt, 8) * Math.random();
    const waitMs = Math.min(Math.max(retryAfterMs ?? 0, backOff), LONGEST_WAIT_MS);
    return new Promise((resolve) => setTimeout(resolve, waitMs));
  }

  private async send(
    token: string,
    { headers, ...request }: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<Answer> {
    const answer = await fetch(`${this.cluster.url}/me`, {
      ...request,
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
      .then(async (response) => ({ response, text: await response.text() }))
      .catch(() => undefined);
    const status = answer?.response.status ?? 0;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    const retryAfter = answer?.response.headers.get('retry-after') ?? null;
    return {
      status,
      retryAfterMs: retryAfter === null ? undefined : Number(retryAfter) * 1000,
      text: answer?.text ?? '',
    };
  }
}

function bodyOf(slot: string, value: number): string {
  return JSON.stringify({ user_metadata: { [slot]: value } });
}

function metadataOf(user: unknown): Readonly<Record<string, unknown>> {
  return { ...(user as { readonly user_metadata?: object } | undefined)?.user_metadata };
}
