import { signal } from '@angular/core';
import type { StepUpHandler, StepUpRequest } from 'ngx-auth0-profile';

/** What the page asks the user at the moment, and where the answer goes. */
export const question = signal<
  { readonly request: StepUpRequest; readonly answer: (agreed: boolean) => void } | undefined
>(undefined);

/** A step-up of the application's own: a question in the page, before anything of Auth0 shows. */
export const askInThePage: StepUpHandler = (request) =>
  new Promise((resolve) => {
    question.set({
      request,
      answer: (agreed) => {
        question.set(undefined);
        resolve(agreed);
      },
    });
  });
