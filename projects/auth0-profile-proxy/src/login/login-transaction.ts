import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { toBase64url } from '../encryption/base64url.ts';
import { encryptionWith, type Encryption } from '../encryption/encryption.ts';
import { cookieNames, readCookie, removeCookie, setCookie } from '../session/cookies.ts';

/** What the browser that began a login keeps until the tenant sends it back. */
export interface LoginTransaction {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  readonly audience: string | undefined;
  readonly scopes: readonly string[];
  readonly organization: string | undefined;
  readonly maxAge: number | undefined;
  /** Key of the session the browser had: its cookie is not sent on the way back (SameSite=Strict). */
  readonly sessionKey: string | undefined;
  readonly startedAt: number;
}

/** Time a user may take to log in. */
const LIFETIME_SECONDS = 3600;

/** Most logins a browser may have begun at the same time, each in a tab of its own. */
const MAX_OPEN = 5;

/** The time comes first, so that names sort by it. */
const STATE = /^[0-9a-z]{9}[\w-]{43}$/;
const NAME_LENGTH = 25;

/**
 * Logins that have begun, each in an encrypted cookie of its own: the answer of the tenant is accepted
 * from the browser that began the login only, and tabs do not disturb each other. Nothing is stored
 * on the server, so that strangers cannot fill the store.
 */
export class LoginTransactions {
  private readonly bff: ResolvedBff;
  private readonly encryption: Encryption;

  constructor(bff: ResolvedBff) {
    this.bff = bff;
    this.encryption = encryptionWith(bff.profile.encryptionSecrets);
  }

  newState(): string {
    const time = this.bff.profile.clock().toString(36).padStart(9, '0');
    return time + toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  }

  /** `Set-Cookie` values that keep a transaction, and remove the oldest of too many. */
  async begin(transaction: LoginTransaction, headers: Headers): Promise<string[]> {
    const name = this.nameOf(transaction.state);
    const value = await this.encryption.encrypt(JSON.stringify(transaction), name);
    const open = cookieNames(headers, this.bff.cookies.login).sort();
    return [
      ...open.slice(0, Math.max(0, open.length + 1 - MAX_OPEN)).map((old) => this.removal(old)),
      setCookie(name, value, { ...this.attributes, maxAgeSeconds: LIFETIME_SECONDS }),
    ];
  }

  /** The transaction this browser began; `undefined` when there is none or it has expired. */
  async find(state: string, headers: Headers): Promise<LoginTransaction | undefined> {
    if (!STATE.test(state)) {
      return undefined;
    }
    const name = this.nameOf(state);
    const value = readCookie(headers, name);
    const text = value === undefined ? undefined : await this.encryption.decrypt(value, name);
    const transaction = text === undefined ? undefined : (JSON.parse(text) as LoginTransaction);
    const age = this.bff.profile.clock() - (transaction?.startedAt ?? 0);
    return transaction?.state === state && age < LIFETIME_SECONDS * 1000 ? transaction : undefined;
  }

  /** The `Set-Cookie` value that ends a transaction. */
  end({ state }: LoginTransaction): string {
    return this.removal(this.nameOf(state));
  }

  private nameOf(state: string): string {
    return this.bff.cookies.login + state.slice(0, NAME_LENGTH);
  }

  private removal(name: string): string {
    return removeCookie(name, this.attributes);
  }

  /** Lax, because the tenant sends the browser back from another site. */
  private get attributes(): { readonly secure: boolean; readonly sameSite: 'Lax' } {
    return { secure: this.bff.cookies.secure, sameSite: 'Lax' };
  }
}
