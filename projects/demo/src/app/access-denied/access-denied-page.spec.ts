import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { AccessDeniedPage } from './access-denied-page';

describe('AccessDeniedPage', () => {
  it('when the scope is never granted to users, names it and explains that', () => {
    const page = render('scope-never-granted-to-users', 'read:users');
    expect(page.querySelector('[data-testid=problem]')?.textContent).toBe(
      'scope-never-granted-to-users',
    );
    expect(page.textContent).toContain('read:users');
  });

  it('when a scope was not granted, explains that', () => {
    const page = render('missing-scope', 'update:current_user_metadata');
    expect(page.querySelector('[data-testid=problem]')?.textContent).toBe('missing-scope');
  });

  it('when the reason is unknown, does not show it', () => {
    const page = render('your account was hacked', '');
    expect(page.textContent).not.toContain('hacked');
    expect(page.textContent).toContain('denied access');
  });
});

function render(reason: string, scopes: string): HTMLElement {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(AccessDeniedPage);
  fixture.componentRef.setInput('reason', reason);
  fixture.componentRef.setInput('scopes', scopes);
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}
