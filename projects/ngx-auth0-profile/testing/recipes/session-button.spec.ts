import { Component } from '@angular/core';
import { injectSession } from 'ngx-auth0-profile';
import { ProfileHarness } from 'ngx-auth0-profile/testing';

@Component({
  template: `
    @if (session.signedIn()) {
      <button (click)="session.logout()">Log out {{ session.user()?.name }}</button>
    } @else if (session.signedIn() === false) {
      <button (click)="session.login()">Log in</button>
    }
  `,
})
class SessionButton {
  protected readonly session = injectSession();
}

describe('SessionButton', () => {
  it('starts a login when nobody is signed in', async () => {
    const page = await ProfileHarness.create(SessionButton, { profile: null });
    expect(page.text('button')).toBe('Log in');
    await page.click('button');
    expect(page.controller.logins.length).toBe(1);
  });

  it('logs the user out', async () => {
    const page = await ProfileHarness.create(SessionButton, { profile: { name: 'Ada' } });
    expect(page.text('button')).toBe('Log out Ada');
    await page.click('button');
    expect(page.controller.logouts.length).toBe(1);
    expect(page.text('button')).toBe('Log in');
  });

  it('shows nothing until the session is known', async () => {
    const page = await ProfileHarness.create(SessionButton, { sessionPending: true });
    expect(page.has('button')).toBe(false);
    page.controller.signIn({ name: 'Ada' });
    await page.settled();
    expect(page.text('button')).toBe('Log out Ada');
  });
});
