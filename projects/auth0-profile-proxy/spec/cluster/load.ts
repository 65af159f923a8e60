import type { Cluster } from './cluster.ts';

/** How a load went. */
export interface LoadReport {
  readonly acknowledged: number;
  readonly retries: number;
  /** Answers by status, 0 for none. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Changes whose outcome the proxy could not tell; they were read and sent with a new key. */
  readonly unknown: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly seconds: number;
}

/** Metadata keys a user's changes go round in, so that later changes do not hide lost ones. */
const slots = 5;

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
  private readonly expected = new Map<string, string>();
  private retries = 0;
  private unknown = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  async runUser(userId: string, changes: number): Promise<void> {
    const token = await this.cluster.mint(userId);
    for (let index = 0; index < changes; index++) {
      const slot = `slot${index % slots}`;
      await this.make(token, { user_metadata: { [slot]: index } });
      this.acknowledged++;
      this.expected.set(`${userId} ${slot}`, String(index));
    }
  }

  report(): Omit<LoadReport, 'seconds'> {
    const { tenant } = this.cluster;
    const lost = [...this.expected].filter(([place, value]) => {
      const [userId = '', slot = ''] = place.split(' ');
      const metadata: Record<string, unknown> = {
        ...(tenant.tenant.users.get(userId)?.user_metadata as object | undefined),
      };
      return String(metadata[slot]) !== value;
    });
    return {
      acknowledged: this.acknowledged,
      retries: this.retries,
      statuses: this.statuses,
      unknown: this.unknown,
      lost: lost.map(([place]) => place),
      twice: [...tenant.applied].filter(([, times]) => times > 1).map(([change]) => change),
    };
  }

  private async make(token: string, change: object): Promise<void> {
    let key = crypto.randomUUID();
    for (;;) {
      const { status, retryAfterMs } = await this.send(token, change, key);
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      if (status === 200) return;
      if (status === 409 && retryAfterMs === undefined) {
        this.unknown++;
        key = crypto.randomUUID();
      } else if (status !== 0 && status !== 409 && status !== 429 && status < 500) {
        throw new Error(`A change was answered ${status}.`);
      }
      this.retries++;
      await new Promise((resolve) => setTimeout(resolve, Math.min(retryAfterMs ?? 200, 2000)));
    }
  }

  private async send(
    token: string,
    change: object,
    key: string,
  ): Promise<{ status: number; retryAfterMs: number | undefined }> {
    try {
      const response = await fetch(`${this.cluster.url}/me`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(change),
      });
      await response.arrayBuffer();
      const retryAfter = response.headers.get('retry-after');
      return {
        status: response.status,
        retryAfterMs: retryAfter === null ? undefined : Number(retryAfter) * 1000,
      };
    } catch {
      return { status: 0, retryAfterMs: undefined };
    }
  }
}
