import { Component } from '@angular/core';

/**
 * A page no end user reaches: its route wants `read:users`.
 * Data of other people belongs behind a back end that decides who may see it.
 */
@Component({
  selector: 'demo-readers-page',
  template: `
    <h1 tabindex="-1">All readers</h1>
    <p>If you can read this in a browser, the tenant grants scopes that no end user should have.</p>
  `,
})
export class ReadersPage {}
