import { access, constants, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { randomId } from '../../common/random-id.ts';
import { TenantError } from '../../common/tenant-error.ts';
import { readSnapshot, writeSnapshot } from '../../state/snapshot.ts';
import type { TenantState } from '../../state/tenant-state.ts';

/** The longest a change waits before it is on disk, in milliseconds. */
export const FLUSH_INTERVAL_MS = 200;

/** A file that keeps a tenant's state. */
export interface StateFile {
  /** The state in the file when it was opened; `undefined` when there was none. */
  readonly loaded: TenantState | undefined;
  /** Schedules a write, at most one flush interval later. */
  schedule(state: () => TenantState): void;
  /**
   * Writes what is still due and stops.
   *
   * @throws TenantError `invalid-state-file` when the last write failed.
   */
  close(): Promise<void>;
}

/**
 * Opens a state file. Every write goes to a second file first, which is synced and then renamed, so
 * that the file is a whole snapshot at any moment, whenever the process dies.
 *
 * @throws TenantError `invalid-state-file`
 */
export async function openStateFile(path: string): Promise<StateFile> {
  const loaded = await load(path);
  await checkFolder(path);
  let due: (() => TenantState) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let failure: TenantError | undefined;
  const flush = (): void => {
    timer = undefined;
    const state = due;
    due = undefined;
    if (state !== undefined) {
      writing = writing
        .then(() => replace(path, writeSnapshot(state())))
        .then(
          () => {
            failure = undefined;
          },
          (cause: unknown) => {
            failure = writeFailure(path, cause);
          },
        );
    }
  };
  return {
    loaded,
    schedule(state) {
      due = state;
      timer ??= setTimeout(flush, FLUSH_INTERVAL_MS);
    },
    async close() {
      clearTimeout(timer);
      flush();
      await writing;
      if (failure !== undefined) {
        throw failure;
      }
    },
  };
}

async function load(path: string): Promise<TenantState | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw new TenantError(
      'invalid-state-file',
      `The state file ${path} cannot be read. Check its path and permissions.`,
      { cause: error },
    );
  }
  const state = readSnapshot(text);
  if (state !== undefined) {
    return state;
  }
  throw new TenantError(
    'invalid-state-file',
    `The state file ${path} holds no snapshot of this version. Delete it to start from the seed.`,
  );
}

async function checkFolder(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new TenantError(
      'invalid-state-file',
      `The folder of the state file ${path} does not exist or cannot be written. Create it first.`,
      { cause },
    );
  }
}

function writeFailure(path: string, cause: unknown): TenantError {
  return new TenantError(
    'invalid-state-file',
    `The state file ${path} cannot be written. What changed since the last write is lost.`,
    { cause },
  );
}

async function replace(path: string, text: string): Promise<void> {
  // Created exclusively under a name that cannot be guessed: a link that somebody has placed at a
  // fixed name would be followed (CWE-59).
  const temporary = `${path}.${randomId(12)}.writing`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** A rename is only as lasting as its directory; where a directory cannot be synced it is left. */
async function syncDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, 'r');
    await directory.sync();
    await directory.close();
  } catch {
    return;
  }
}
