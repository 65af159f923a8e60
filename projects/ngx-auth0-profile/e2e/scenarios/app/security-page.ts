import { Component, inject, signal } from '@angular/core';
import { isAuth0ProfileError } from 'ngx-auth0-profile';
import { AuthenticationMethods } from 'ngx-auth0-profile/my-account';

/** Adds a passkey and shows the user's authentication methods. */
@Component({
  selector: 'scenarios-security-page',
  template: `
    <button (click)="add()">Add a passkey</button>
    <output aria-label="Methods">{{ methods() }}</output>
    <output aria-label="Problem">{{ problem() }}</output>
  `,
})
export class SecurityPage {
  private readonly service = inject(AuthenticationMethods);
  protected readonly methods = signal('');
  protected readonly problem = signal('');

  protected async add(): Promise<void> {
    this.problem.set('');
    try {
      await this.service.addPasskey();
    } catch (error) {
      this.problem.set(isAuth0ProfileError(error) ? error.code : 'another error');
    }
    const list = await this.service.list();
    this.methods.set(list.map(({ type }) => type).join(' '));
  }
}
