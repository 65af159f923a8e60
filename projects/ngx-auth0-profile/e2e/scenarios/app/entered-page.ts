import { Component } from '@angular/core';

/** Shows that its route was activated. */
@Component({ selector: 'scenarios-entered-page', template: '<p>Entered</p>' })
export class EnteredPage {}
