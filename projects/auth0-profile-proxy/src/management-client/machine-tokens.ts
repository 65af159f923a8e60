import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { credentialSeal } from '../encryption/credential-encryption.ts';
import type { Seal } from '../encryption/encryption.ts';
import { wait } from '../limits/wait.ts';
import { requestMachineToken, type MachineToken } from './request-machine-token.ts';
import { clientAuthentication } from './client-authentication.ts';
import { requiredManagementScopes } from './required-scopes.ts';

const STORE_KEY = 'machine-token';
const LOCK_KEY = 'machine-token:lock';
/** A token this close to its end is not used any more. */
const LEEWAY_MS = 10_000;
const LOCK_MS = 15_000;

/**
 * The one Management API token of all instances: kept in memory and, encrypted, in the store;
 * renewed ahead of time; asked for once, however many calls or instances wait for it.
 */
export class MachineTokens {
  private readonly options: ResolvedOptions;
  private readonly seal: Seal;
  private readonly request: () => Promise<MachineToken>;
  private current: MachineToken | undefined;
  private pending: Promise<MachineToken> | undefined;

  constructor(options: ResolvedOptions) {
    this.options = options;
    this.seal = credentialSeal(options.credentials);
    const authenticate = clientAuthentication(options);
    const scopes = requiredManagementScopes(options.routes);
    this.request = () => requestMachineToken(options, authenticate, scopes);
  }

  /** A token that is good for a while; waits only when there is none. */
  async get(): Promise<string> {
    const { current } = this;
    const now = this.options.clock();
    if (!current || now >= current.expiresAt - LEEWAY_MS) {
      return (await this.renew()).value;
    }
    if (now >= current.renewAt) {
      this.renew().catch(() => {
        // The present token still serves; the next call tries again.
      });
    }
    return current.value;
  }

  /** Forgets a token the Management API refused. */
  async invalidate(value: string): Promise<void> {
    if (this.current?.value !== value) {
      return;
    }
    this.current = undefined;
    const sealed = await this.options.store.get(STORE_KEY);
    if (sealed !== undefined && (await this.read(sealed))?.value === value) {
      await this.options.store.remove(STORE_KEY, sealed);
    }
  }

  private renew(): Promise<MachineToken> {
    this.pending ??= this.obtain().finally(() => (this.pending = undefined));
    return this.pending;
  }

  private async obtain(): Promise<MachineToken> {
    const { store } = this.options;
    const owner = crypto.randomUUID();
    const deadline = Date.now() + LOCK_MS;
    for (;;) {
      const shared = await this.fromStore();
      if (shared) {
        return shared;
      }
      if (await store.add(LOCK_KEY, owner, LOCK_MS)) {
        break;
      }
      if (Date.now() > deadline) {
        throw new Problem('upstream-unavailable', 'No Management API token could be had in time.', {
          retryAfterSeconds: 5,
        });
      }
      await wait(50);
    }
    try {
      // Another instance may have got one between the look into the store and the lock.
      return (await this.fromStore()) ?? (await this.fromTenant());
    } finally {
      await store.remove(LOCK_KEY, owner);
    }
  }

  private async fromTenant(): Promise<MachineToken> {
    const { store, clock, metrics } = this.options;
    const token = await this.request();
    metrics?.machineToken({ source: 'tenant' });
    const ttlMs = token.expiresAt - clock();
    await store.set(STORE_KEY, await this.seal.close(JSON.stringify(token)), ttlMs);
    return (this.current = token);
  }

  /** The shared token, when it is fresher than the one at hand. */
  private async fromStore(): Promise<MachineToken | undefined> {
    const sealed = await this.options.store.get(STORE_KEY);
    const shared = sealed === undefined ? undefined : await this.read(sealed);
    if (!shared || this.options.clock() >= shared.renewAt) {
      return undefined;
    }
    this.options.metrics?.machineToken({ source: 'store' });
    return (this.current = shared);
  }

  private async read(sealed: string): Promise<MachineToken | undefined> {
    const text = await this.seal.open(sealed);
    return text === undefined ? undefined : (JSON.parse(text) as MachineToken);
  }
}
