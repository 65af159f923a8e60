import { TestBed } from '@angular/core/testing';
import type { Authorization } from '../requests/authorization';
import { LazyAuthorization } from '../requests/lazy-authorization';

/** The lazily loaded authorization code of the spec's application. */
export function loadAuthorization(): Promise<Authorization> {
  return TestBed.inject(LazyAuthorization).start();
}
