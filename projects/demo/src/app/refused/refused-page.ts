import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** Where the scope guard sends a reader it refuses, with the reason. */
@Component({
  selector: 'demo-refused-page',
  imports: [RouterLink],
  template: `
    <h1 tabindex="-1">This page is not for you</h1>
    <p role="status" data-testid="refusal">{{ reason() }}</p>
    <p><a routerLink="/profile">Back to your profile</a></p>
  `,
})
export class RefusedPage {
  readonly reason = input('');
}
