import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { Requests } from './requests';

/** Asks two APIs as soon as it shows, as a start page would: at once, or the second after the first. */
@Component({ selector: 'traps-both-apis', template: '<p>Entered</p>' })
export class BothApis {
  constructor() {
    const requests = inject(Requests);
    const first = requests.send('/orders', 1);
    if (inject(ActivatedRoute).snapshot.queryParamMap.has('in-turn')) {
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
