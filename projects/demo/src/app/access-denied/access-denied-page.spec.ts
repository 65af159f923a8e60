import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { RefusedPage } from './refused-page';

describe('RefusedPage', () => {
  it('names the scope and explains that no end user gets it', () => {
    const page = render('scope-never-granted-to-users', 'read:users');
    expect(page.querySelector('[data-testid=problem]')?.textContent).toBe(
      'scope-never-granted-to-users',
    );
    expect(page.textContent).toContain('read:users');
  });

  it('explains a scope that was not granted', () => {
    const page = render('missing-scope', 'update:current_user_metadata');
    expect(page.querySelector('[data-testid=problem]')?.textContent).toBe('missing-scope');
  });

  it('does not repeat a reason that somebody made up', () => {
    const page = render('your account was hacked', '');
    expect(page.textContent).not.toContain('hacked');
    expect(page.textContent).toContain('did not let you in');
  });
});

function render(reason: string, scopes: string): HTMLElement {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(RefusedPage);
  fixture.componentRef.setInput('reason', reason);
  fixture.componentRef.setInput('scopes', scopes);
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}
