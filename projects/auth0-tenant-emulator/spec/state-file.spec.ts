import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTenant } from '../src/start-tenant.ts';
import { readSnapshot } from '../src/state/snapshot.ts';
import { FLUSH_INTERVAL_MS } from '../src/platform/node/state-file.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 600_000;

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 2);
const WRITES = Number(process.env['KILL_WRITES'] ?? 300);
/** What one write of the file may take on a busy machine; the interval itself is a promise. */
const WRITE_MARGIN_MS = 1_000;
/** A write acknowledged this long before the kill has to survive it. */
const SAFE_AFTER_MS = FLUSH_INTERVAL_MS + WRITE_MARGIN_MS;
const CLI = fileURLToPath(new URL('../bin/auth0-tenant-emulator.js', import.meta.url));
const SEED = fileURLToPath(new URL('../fixtures/tenant.json', import.meta.url));

describe('the state file', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenant-state-'));
    path = join(folder, 'state.json');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('keeps users, sessions and tokens between runs', async () => {
    const first = await startTenant({ ...fixtureSeed, port: 0, stateFile: path });
    first.users.update(MIA, { user_metadata: { theme: 'kept' } });
    const kid = first.rotateKeys();
    await first.close();
    const second = await startTenant({ ...fixtureSeed, port: 0, stateFile: path });
    expect<unknown>(second.users.get(MIA)?.user_metadata).toEqual(
      jasmine.objectContaining({ theme: 'kept' }),
    );
    const jwks = (await (await fetch(`${second.issuer}.well-known/jwks.json`)).json()) as {
      keys: { kid: string }[];
    };
    expect(jwks.keys.map((key) => key.kid)).toContain(kid);
    await second.close();
  });

  it('is refused when it is not a snapshot', async () => {
    await writeFile(path, '{"version":99}');
    await expectAsync(startTenant({ port: 0, stateFile: path })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid-state-file' }),
    );
  });

  it(`is complete after kill -9 during ${WRITES} writes, ${ROUNDS} times, and holds what was acknowledged before the last flush`, async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await rm(path, { force: true });
      const { lastSafe, lastAcknowledged } = await writeUntilKilled(path, round / (ROUNDS + 1));
      const state = readSnapshot(await readFile(path, 'utf8'));
      const stored = Number(state?.users.get(MIA)?.profile.user_metadata?.['count'] ?? 0);
      expect(state).withContext(`round ${round}`).toBeDefined();
      expect(lastSafe).withContext(`round ${round}`).toBeGreaterThan(0);
      expect(stored).withContext(`round ${round}`).toBeGreaterThanOrEqual(lastSafe);
      expect(stored)
        .withContext(`round ${round}`)
        .toBeLessThanOrEqual(lastAcknowledged + 1);
    }
  });
});

/** Writes counting numbers and kills the process in their middle; says which had to survive. */
async function writeUntilKilled(
  path: string,
  part: number,
): Promise<{ lastSafe: number; lastAcknowledged: number }> {
  const child = spawn(
    process.execPath,
    [CLI, '--port', '0', '--seed', SEED, '--state', path, '--quiet'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await listeningUrl(child);
  const token = await mint(url);
  const acknowledged: { count: number; at: number }[] = [];
  const killAt = Math.ceil(WRITES * part);
  const started = Date.now();
  const isDue = (): boolean =>
    acknowledged.length >= killAt &&
    Date.now() - started > 2 * (FLUSH_INTERVAL_MS + WRITE_MARGIN_MS) * part + SAFE_AFTER_MS;
  while (!isDue()) {
    const count = acknowledged.length + 1;
    const answer = await patch(url, token, count);
    expect(answer.status).toBe(200);
    acknowledged.push({ count, at: Date.now() });
  }
  const unanswered = patch(url, token, acknowledged.length + 1).catch(() => undefined);
  child.kill('SIGKILL');
  const killed = Date.now();
  await unanswered;
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
  const safeUntil = killed - SAFE_AFTER_MS;
  const safe = acknowledged.filter(({ at }) => at <= safeUntil);
  return {
    lastSafe: safe.at(-1)?.count ?? 0,
    lastAcknowledged: acknowledged.at(-1)?.count ?? 0,
  };
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  let output = '';
  const stdout = child.stdout!;
  for (;;) {
    const [chunk] = (await once(stdout, 'data')) as [Buffer];
    output += chunk.toString();
    const url = /listens on (\S+)/.exec(output)?.[1];
    if (url !== undefined) {
      return url;
    }
  }
}

async function mint(url: string): Promise<string> {
  const answer = await fetch(`${url}/_emulator/mint`, {
    method: 'POST',
    body: JSON.stringify({ userId: MIA, scope: 'update:current_user_metadata' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

function patch(url: string, token: string, count: number): Promise<Response> {
  return fetch(`${url}/api/v2/users/${encodeURIComponent(MIA)}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user_metadata: { count } }),
  });
}
