import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { HasScope } from './has-scope';
import { injectGrantedScopes } from './inject-granted-scopes';

describe('HasScope at a tenant', () => {
  beforeEach(freshTenant);

  it('renders the template when the scope is granted', async () => {
    await signedIn();
    const fixture = TestBed.createComponent(Host);
    await until(() => textOf(fixture) === 'edit');
    expect(fixture.componentInstance.granted().has('update:current_user_metadata')).toBeTrue();
  });

  it('renders the else template otherwise', async () => {
    await signedIn();
    const fixture = TestBed.createComponent(Host);
    fixture.componentInstance.scope = ['update:users'];
    await until(() => textOf(fixture) === 'ask');
    await fixture.whenStable();
    expect(textOf(fixture)).toBe('ask');
  });

  it('removes the template when the token is dropped', async () => {
    await signedIn();
    const fixture = TestBed.createComponent(Host);
    await until(() => textOf(fixture) === 'edit');
    (await loadAuthorization()).silentTokens.clear();
    await until(() => textOf(fixture) === 'ask');
    expect(fixture.componentInstance.granted().size).toBe(0);
    // The test of a silent login, and the token. Nothing is requested again.
    expect(await tenant.tokenRequests(tenant.audience)).toBe(2);
  });
});

@Component({
  imports: [HasScope],
  template: `
    <b *auth0ProfileHasScope="scope; else other">edit</b>
    <ng-template #other>ask</ng-template>
  `,
})
class Host {
  scope: string | readonly string[] = 'update:current_user_metadata';
  readonly granted = injectGrantedScopes();
}

function textOf(fixture: ComponentFixture<Host>): string {
  fixture.detectChanges();
  return (fixture.nativeElement as HTMLElement).textContent.trim();
}
