import { signal } from '@angular/core';
import type { StepUpHandler, StepUpRequest } from 'ngx-auth0-profile';

/** The step-up that waits for the user's answer. */
export const pendingStepUp = signal<
  { readonly request: StepUpRequest; readonly answer: (agreed: boolean) => void } | undefined
>(undefined);

/** A step-up function of the application: it shows a dialog before the page of Auth0. */
export const askInDialog: StepUpHandler = (request) =>
  new Promise((resolve) => {
    pendingStepUp.set({
      request,
      answer: (agreed) => {
        pendingStepUp.set(undefined);
        resolve(agreed);
      },
    });
  });
