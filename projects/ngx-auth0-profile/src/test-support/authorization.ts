import { TestBed } from '@angular/core/testing';
import type { Authorization } from '../authorization/authorization';
import { AccessTokens } from '../tokens/access-tokens';

/** What gets the tokens of the spec's app. */
export function authorization(): Promise<Authorization> {
  return TestBed.inject(AccessTokens).start();
}
