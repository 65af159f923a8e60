import { Injectable, inject, resource, signal } from '@angular/core';

import { TenantControl } from '../../faults/tenant-control';
import { StorySession } from '../session/story-session';

/** A rule of the tenant. */
export interface TenantRule {
  readonly name: string;
  readonly enabled: boolean;
  readonly script: string;
}

/** The rules of the tenant, which run at each login. */
@Injectable({ providedIn: 'root' })
export class TenantRules {
  private readonly control = inject(TenantControl);
  private readonly session = inject(StorySession);

  /** The rules in the order they run. */
  readonly list = resource({
    loader: async () => (await this.control.send('GET', 'rules')) as readonly TenantRule[],
  });

  /** The rule that could not be switched, else empty. */
  readonly failed = signal('');

  /** Switches a rule. The tokens are dropped, because rules run when a token is issued. */
  async switch(name: string, enabled: boolean): Promise<void> {
    this.failed.set('');
    try {
      await this.control.send('POST', 'rules', { name, enabled });
      this.session.forgetTokens();
      this.list.reload();
    } catch {
      this.failed.set(name);
    }
  }
}
