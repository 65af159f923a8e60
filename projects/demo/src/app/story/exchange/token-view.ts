import { Component, computed, input } from '@angular/core';

import type { Diagnosis } from 'ngx-auth0-profile';

import { claimLines } from './claim-lines';
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
  /** The problem of the response; `undefined` when it was a success. */
  readonly problem = input<Diagnosis['problem']>();
  readonly requestedScopes = input.required<readonly ScopeOutcome[]>();

  protected readonly tokenAudience = computed(() => audiencesOf(this.token().claims?.['aud']));
  protected readonly claims = computed(() => claimLines(this.token().claims ?? {}, this.problem()));
  protected readonly marks = {
    relevant: 'decides about the response',
    rule: 'added by a rule',
  };
  protected readonly words = {
    yes: 'granted',
    no: 'not granted',
    unknown: 'unknown',
    ignored: 'ignored',
  };
}

function audiencesOf(claim: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((audience) => typeof audience === 'string');
}
