import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { encryptionWith, type Encryption } from '../encryption/encryption.ts';
import { wait } from '../limits/wait.ts';
import { SERVICE_UNAVAILABLE } from './unavailable.ts';
import { requestMachineToken, type MachineToken } from './request-machine-token.ts';
import { clientAuthentication } from './client-authentication.ts';
import { requiredManagementScopes } from './required-scopes.ts';

const STORE_KEY = storeKey('machine-token', 'proxy');
const LOCK_KEY = storeKey('machine-token-lock', 'proxy');
/** A token this close to its expiry is not used. */
const LEEWAY_MS = 10_000;
const LOCK_MS = 15_000;

/**
 * The Management API token all instances share: cached in memory and, encrypted, in the store;
 * renewed before it expires; requested once, however many calls or instances wait for it.
 */
export class MachineTokens {
  private readonly options: ResolvedOptions;
  private readonly encryption: Encryption;
  private readonly request: () => Promise<MachineToken>;
  private current: MachineToken | undefined;
  private pending: Promise<MachineToken> | undefined;
  private failure: Problem | undefined;
  private failedUntil = 0;

  constructor(options: ResolvedOptions) {
    this.options = options;
    this.encryption = encryptionWith(options.encryptionSecrets);
    const authenticate = clientAuthentication(options);
    const scopes = requiredManagementScopes(options.routes);
    this.request = () => requestMachineToken(options, authenticate, scopes);
  }

  /** A valid token; waits only when none is cached. */
  async get(): Promise<string> {
    const { current } = this;
    const now = this.options.clock();
    if (!current || now >= current.expiresAt - LEEWAY_MS) {
      return (await this.renew()).value;
    }
    if (now >= current.renewAt) {
      this.renew().catch(() => {
        // The current token is still valid; the next call tries again.
      });
    }
    return current.value;
  }

  /** Removes a token the Management API refused from the caches. */
  async invalidate(value: string): Promise<void> {
    if (this.current?.value !== value) {
      return;
    }
    this.current = undefined;
    const encrypted = await this.options.store.get(STORE_KEY);
    if (encrypted !== undefined && (await this.read(encrypted))?.value === value) {
      await this.options.store.remove(STORE_KEY, encrypted);
    }
  }

  private renew(): Promise<MachineToken> {
    if (this.failure && this.options.clock() < this.failedUntil) {
      return Promise.reject(this.failure);
    }
    this.pending ??= this.obtain()
      .catch((error: unknown) => {
        this.rememberFailure(error);
        throw error;
      })
      .finally(() => (this.pending = undefined));
    return this.pending;
  }

  /**
   * A failure is answered from memory until its `Retry-After`, so that calls, and strangers who read
   * `/readyz`, do not make the proxy send one token request each.
   */
  private rememberFailure(error: unknown): void {
    if (!(error instanceof Problem && error.code === 'upstream-unavailable')) {
      return;
    }
    this.failure = error;
    this.failedUntil = this.options.clock() + (error.facts.retryAfterSeconds ?? 0) * 1000;
  }

  private async obtain(): Promise<MachineToken> {
    const { clock, store } = this.options;
    const owner = crypto.randomUUID();
    const deadline = clock() + LOCK_MS;
    for (;;) {
      const shared = await this.fromStore();
      if (shared) {
        return shared;
      }
      if (await store.add(LOCK_KEY, owner, LOCK_MS)) {
        break;
      }
      if (clock() > deadline) {
        throw new Problem('upstream-unavailable', SERVICE_UNAVAILABLE, {
          retryAfterSeconds: 5,
          operatorDetail:
            'Another instance holds the lock for a Management API token for too long.',
        });
      }
      await wait(50);
    }
    try {
      // Another instance may have stored one between the read and the lock.
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
    await store.set(
      STORE_KEY,
      await this.encryption.encrypt(JSON.stringify(token), STORE_KEY),
      ttlMs,
    );
    return (this.current = token);
  }

  /** The shared token, when it does not need renewal yet. */
  private async fromStore(): Promise<MachineToken | undefined> {
    const encrypted = await this.options.store.get(STORE_KEY);
    const shared = encrypted === undefined ? undefined : await this.read(encrypted);
    if (!shared || this.options.clock() >= shared.renewAt) {
      return undefined;
    }
    this.options.metrics?.machineToken({ source: 'store' });
    return (this.current = shared);
  }

  private async read(encrypted: string): Promise<MachineToken | undefined> {
    const text = await this.encryption.decrypt(encrypted, STORE_KEY);
    return text === undefined ? undefined : (JSON.parse(text) as MachineToken);
  }
}
