import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { RequestLog } from './request-log';

/** Calls two APIs when it is opened, as a start page would: at the same time, or with `?sequential` one after the other. */
@Component({ selector: 'scenarios-two-apis', template: '<p>Entered</p>' })
export class TwoApisPage {
  constructor() {
    const requests = inject(RequestLog);
    const first = requests.send('/orders', 1);
    if (inject(ActivatedRoute).snapshot.queryParamMap.has('sequential')) {
      void first.then(() => {
        if (requests.outcomes().includes('/orders: done')) {
          void requests.send('/billing', 1);
        }
      });
    } else {
      void requests.send('/billing', 1);
    }
  }
}
