import { Agent, request } from 'node:http';

/** How a load went. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends `count` changes over `connections` connections and measures each. */
export async function sendLoad(
  url: string,
  tokens: readonly string[],
  { count, connections }: { readonly count: number; readonly connections: number },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  const run = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      const sent = performance.now();
      await sendChange(agent, url, { token: tokens[index % tokens.length] ?? '', index });
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, run));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((left, right) => left - right);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}

function sendChange(
  agent: Agent,
  url: string,
  { token, index }: { readonly token: string; readonly index: number },
): Promise<void> {
  const body = JSON.stringify({ name: `Name ${index}`, user_metadata: { count: index } });
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}/me`,
      {
        agent,
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`A change was answered ${response.statusCode ?? 0}.`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
