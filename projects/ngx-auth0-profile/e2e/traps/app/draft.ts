import { signal } from '@angular/core';

/** An unsaved text, to be found again after a step-up. */
export const draft = signal('');
