import {
  EnvironmentInjector,
  Injector,
  createEnvironmentInjector,
  provideZonelessChangeDetection,
  runInInjectionContext,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createResources } from '../test-support/create-resources';
import { Resources } from '../resources/resources';
import { AuthorizedRequests, injectAuthorizedRequests } from './authorized-requests';

describe('the requests of several applications in one program', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
  });

  it('are kept apart, however the applications take turns', () => {
    const [one, other] = [application(), application()];
    for (const app of [one, other, other, one, one, other]) {
      expect(runInInjectionContext(app.get(Injector), injectAuthorizedRequests)).toBe(
        app.get(AuthorizedRequests),
      );
    }
    expect(one.get(AuthorizedRequests)).not.toBe(other.get(AuthorizedRequests));
  });

  it('go on when one of them ends', () => {
    const [one, other] = [application(), application()];
    for (const app of [one, other]) {
      runInInjectionContext(app.get(Injector), injectAuthorizedRequests);
    }
    other.destroy();
    expect(runInInjectionContext(one.get(Injector), injectAuthorizedRequests)).toBe(
      one.get(AuthorizedRequests),
    );
  });
});

/** What an application has of its own. */
function application(): EnvironmentInjector {
  return createEnvironmentInjector(
    [AuthorizedRequests, { provide: Resources, useValue: createResources([]) }],
    TestBed.inject(EnvironmentInjector),
  );
}
