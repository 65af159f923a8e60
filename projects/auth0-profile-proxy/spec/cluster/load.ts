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
  readonly seconds: number;
}

/** Longest time a client waits before it repeats a request. */
const LONGEST_WAIT_MS = 5000;

/** Metadata keys a user's changes go round in, so that later changes do not hide lost ones. */
const SLOTS = 5;

/**
 * Every user makes changes one after the other, each with an Idempotency-Key, and repeats a change
 * until it is acknowledged. `during` runs beside it, to break things.
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

class Load {
  acknowledged = 0;
  private readonly cluster: Cluster;
  private readonly statuses: Record<string, number> = {};
  private readonly expected = new Map<string, number>();
  /** Changes as the tenant names them: `user id: body`. */
  private readonly made: string[] = [];
  private retries = 0;
  private unknown = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  async runUser(userId: string, changes: number): Promise<void> {
    const token = await this.cluster.mint(userId);
    for (let index = 0; index < changes; index++) {
      const slot = `slot${index % SLOTS}`;
      await this.make(token, slot, index);
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
    };
  }

  private async make(token: string, slot: string, value: number): Promise<void> {
    let key = crypto.randomUUID();
    for (let attempt = 1; ; attempt++) {
      const { status, retryAfterMs } = await this.send(token, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: bodyOf(slot, value),
      });
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
  ): Promise<{ status: number; retryAfterMs: number | undefined; text: string }> {
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
