import { Component } from '@angular/core';

/**
 * A page that no end user can open: its route requires `read:users`.
 * Data of other users belongs behind a back end that decides who may read it.
 */
@Component({
  selector: 'demo-readers-page',
  template: `
    <h1 tabindex="-1">All readers</h1>
    <p>If you see this page, the tenant grants a scope that no end user should have.</p>
  `,
})
export class ReadersPage {}
