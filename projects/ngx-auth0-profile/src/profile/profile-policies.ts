import type { Injector } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { MyAccountApi, ProfileAccess, ProfileEndpoint } from '../resources/my-account-api';
import type { Proxy } from '../resources/with-proxy';
import { MANAGED_BY_PROVIDER, fieldRoutes, isProfileField, routeOf } from './field-routes';
import type { FieldPolicy } from './profile-policy';
import type { ProfileStore } from './profile-store';

/** Decides which fields the user may change, and which API changes them. */
export class ProfilePolicies {
  private loading: Promise<ProfileEndpoint> | undefined;
  private endpoint: ProfileEndpoint | undefined;
  private isShown = false;

  /** @param myAccount - where `withMyAccount()` is set */
  constructor(
    private readonly injector: Injector,
    private readonly store: ProfileStore,
    private readonly proxy: () => Proxy | undefined,
    private readonly myAccount: MyAccountApi | undefined,
  ) {}

  /** Shows the policy in `ProfileService.policy` from now on. */
  show(): void {
    if (!this.isShown) {
      this.isShown = true;
      this.follow(this.store.user);
    }
  }

  /** Shows the policy for another user. */
  follow(user: string | undefined): void {
    if (this.isShown) {
      this.publish(user);
      if (user !== undefined && this.usesMyAccount) {
        // Without it the fields stay unknown. An edit reads the policy again, and reports why it cannot.
        this.readPassively(user).catch(() => undefined);
      }
    }
  }

  /**
   * Reads what a command has to know before it changes these fields.
   *
   * @throws {Auth0ProfileError} why the policy cannot be read now.
   */
  async read(user: string, fields: readonly string[]): Promise<void> {
    if (fields.some((field) => this.isForMyAccount(field))) {
      const endpoint = await this.load();
      await endpoint.read(user);
      this.publish(user);
    }
  }

  /** Changes fields by the My Account API; resolves to the profile as that API has it. */
  async update(user: string, fields: Readonly<Record<string, unknown>>) {
    const endpoint = await this.load();
    const answer = await endpoint.update(user, fields);
    this.publish(user);
    return answer;
  }

  /** Why the My Account API cannot be used for this user. */
  unavailable(user: string): Auth0ProfileError | undefined {
    return this.access(user)?.unavailable;
  }

  /** Whether a field may be sent to the My Account API, as far as the set-up says. */
  isForMyAccount(field: string): boolean {
    return this.usesMyAccount && routeOf(field).apis.includes('my-account');
  }

  /** Whether a field can be changed, and by which API. */
  policyOf(field: string, user: string | undefined): FieldPolicy {
    const proxy = this.proxy();
    if (proxy?.mode === 'proxy') {
      return { editable: true, api: 'proxy' };
    }
    const access = this.access(user);
    const { locked, ...stated } = access?.policy?.get(field) ?? { locked: false };
    const { reason, ...facts } = stated;
    const isForMyAccount = this.isForMyAccount(field) && access?.policy !== undefined;
    const api =
      isForMyAccount && !locked
        ? 'my-account'
        : routeOf(field).apis.includes('management-api')
          ? 'management-api'
          : reason === MANAGED_BY_PROVIDER
            ? undefined
            : proxy && 'proxy';
    return api
      ? { editable: true, api, ...facts }
      : { editable: false, reason: reason ?? this.reasonFor(field, access), ...facts };
  }

  private get usesMyAccount(): boolean {
    return this.myAccount !== undefined && this.proxy()?.mode !== 'proxy';
  }

  private access(user: string | undefined): ProfileAccess | undefined {
    return user === undefined ? undefined : this.endpoint?.known(user);
  }

  /** Why a field is locked, where the tenant's policy does not say it. */
  private reasonFor(field: string, access: ProfileAccess | undefined): string {
    const unavailable = this.isForMyAccount(field) ? access?.unavailable : undefined;
    const { status, code = 'needs-backend' } = unavailable ?? {};
    return status === undefined ? code : 'endpoint-not-enabled';
  }

  private async readPassively(user: string): Promise<void> {
    // A test waits for it.
    this.store.running++;
    try {
      const endpoint = await this.load();
      await endpoint.readPassively(user);
      this.publish(user);
    } finally {
      this.store.running--;
    }
  }

  private publish(user: string | undefined): void {
    if (this.isShown && user === this.store.user) {
      const isKnown = this.access(user) !== undefined;
      const known = Object.keys(fieldRoutes)
        .filter(isProfileField)
        .filter((field) => isKnown || !this.isForMyAccount(field))
        .map((field) => [field, this.policyOf(field, user)] as const);
      this.store.policy.set(Object.fromEntries(known));
    }
  }

  private async load(): Promise<ProfileEndpoint> {
    this.loading ??= (this.myAccount as MyAccountApi).loadProfile(this.injector);
    try {
      return (this.endpoint = await this.loading);
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }
}
