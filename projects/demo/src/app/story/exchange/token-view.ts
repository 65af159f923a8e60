import { Component, computed, input } from '@angular/core';

import type { ScopeOutcome } from './exchange';
import type { TokenDescription } from '../http/describe-token';

/** The token that was sent: its kind, audience and claims, and which scopes were granted. */
@Component({
  selector: 'demo-token-view',
  templateUrl: './token-view.html',
  styleUrl: './token-view.scss',
})
export class TokenView {
  readonly token = input.required<TokenDescription>();
  readonly audience = input.required<string | undefined>();
  readonly requestedScopes = input.required<readonly ScopeOutcome[]>();

  protected readonly tokenAudience = computed(() => audiencesOf(this.token().claims?.['aud']));
  protected readonly claims = computed(() => JSON.stringify(this.token().claims ?? {}, null, 2));
  protected readonly words = { yes: 'granted', no: 'not granted', unknown: 'unknown' };
}

function audiencesOf(claim: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((audience) => typeof audience === 'string');
}
