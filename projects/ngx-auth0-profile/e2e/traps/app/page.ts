import { Component } from '@angular/core';

/** Shows that its route was entered. */
@Component({ selector: 'traps-page', template: '<p>Entered</p>' })
export class Page {}
