import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

/** Shows pages only: nothing in it injects a service of Auth0's SDK. */
@Component({ selector: 'scenarios-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class GuardedApp {}
