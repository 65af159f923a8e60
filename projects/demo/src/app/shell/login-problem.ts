import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { AuthService, AuthenticationError } from '@auth0/auth0-angular';
import { filter } from 'rxjs';

import { ProblemNote } from '../problems/problem-note';

/** Shows why a login failed, for example because the user cancelled it. */
@Component({
  selector: 'demo-login-problem',
  imports: [ProblemNote],
  template: `
    @if (problem(); as problem) {
      <demo-problem-note operation="login" [error]="problem" />
    }
  `,
})
export class LoginProblem {
  protected readonly problem = toSignal(
    inject(AuthService).error$.pipe(filter((error) => error instanceof AuthenticationError)),
  );
}
