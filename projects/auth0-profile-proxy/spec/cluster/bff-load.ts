import { Agent } from 'node:http';
import { BffBrowser } from '../support/bff-browser.ts';
import { sendOverHttp } from '../support/send-over-http.ts';
import type { BffCluster } from './bff-cluster.ts';

/** How a load went. */
export interface BffLoadReport {
  readonly answered: number;
  /** Requests that were repeated: no answer, or 502 to 504. */
  readonly repeated: number;
  /** Answers by status, 0 for none. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Users whose session was not accepted any more. */
  readonly loggedOut: readonly string[];
  /** Requests that were carried out or answered for another user. */
  readonly wrongUser: readonly string[];
  readonly refreshes: number;
  /** Refresh tokens that the tenant refused: a token that was used before, or one it does not know. */
  readonly refusedRefreshes: number;
  readonly seconds: number;
}

/** Paths a user requests one after the other. */
const PATHS = ['/bff/api/echo/who/', '/bff/session', '/bff/api/echo/who/', '/bff/me'] as const;

/** Every user logs in, then sends requests one after the other. `during` breaks things meanwhile. */
export async function runBffLoad(
  cluster: BffCluster,
  settings: { readonly requests: number; readonly during: (done: () => number) => Promise<void> },
): Promise<BffLoadReport> {
  const { tenant, api } = cluster;
  api.answer = (request) => Response.json({ sub: subjectOf(request) });
  const load = new BffLoad(cluster);
  for (const userId of cluster.userIds) {
    await load.logIn(userId);
  }
  const started = performance.now();
  await Promise.all([
    ...cluster.userIds.map((userId) =>
      load.runUser(userId, Math.ceil(settings.requests / cluster.userIds.length)),
    ),
    settings.during(() => load.answered),
  ]);
  load.agent.destroy();
  const refreshes = tenant.requests().filter(({ grantType }) => grantType === 'refresh_token');
  return {
    ...load.report(),
    refreshes: refreshes.length,
    refusedRefreshes: refreshes.filter(({ status }) => status >= 400).length,
    seconds: (performance.now() - started) / 1000,
  };
}

class BffLoad {
  readonly agent = new Agent({ keepAlive: true, maxSockets: 60 });
  answered = 0;
  private readonly cluster: BffCluster;
  private readonly browsers = new Map<string, BffBrowser>();
  private readonly statuses: Record<string, number> = {};
  private readonly loggedOut = new Set<string>();
  private readonly wrongUser: string[] = [];
  private repeated = 0;

  constructor(cluster: BffCluster) {
    this.cluster = cluster;
  }

  async logIn(userId: string): Promise<void> {
    const { origin, nginxUrl } = this.cluster;
    const browser = new BffBrowser(
      (request) => sendOverHttp(request, nginxUrl, this.agent),
      origin,
    );
    await browser.login(userId);
    this.browsers.set(userId, browser);
  }

  async runUser(userId: string, requests: number): Promise<void> {
    for (let index = 0; index < requests; index++) {
      const path = PATHS[index % PATHS.length] ?? PATHS[0];
      const { status, text } = await this.request(
        userId,
        path.endsWith('/') ? `${path}${index}` : path,
      );
      const isSignedOut = status === 401 || text.includes('"user":null');
      if (isSignedOut) {
        this.loggedOut.add(userId);
      } else if (!text.includes(`"${userId}"`)) {
        this.wrongUser.push(`${userId} ${path} ${status}: ${text.slice(0, 200)}`);
      }
      this.answered++;
    }
  }

  report(): Pick<BffLoadReport, 'answered' | 'repeated' | 'statuses' | 'loggedOut' | 'wrongUser'> {
    const { answered, repeated, statuses, wrongUser } = this;
    return { answered, repeated, statuses, loggedOut: [...this.loggedOut], wrongUser };
  }

  /** Repeats a request until there is an answer that is not of an instance that has failed. */
  private async request(userId: string, path: string): Promise<{ status: number; text: string }> {
    for (;;) {
      const answer = await this.attempt(userId, path);
      this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
      if (answer.status !== 0 && answer.status < 500) {
        return answer;
      }
      this.repeated++;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async attempt(userId: string, path: string): Promise<{ status: number; text: string }> {
    try {
      const response = await this.browsers.get(userId)?.send('GET', path);
      return { status: response?.status ?? 0, text: (await response?.text()) ?? '' };
    } catch {
      return { status: 0, text: '' };
    }
  }
}

function subjectOf(request: Request): unknown {
  const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return (JSON.parse(payload) as { sub?: unknown }).sub;
}
