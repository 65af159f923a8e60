import { signal } from '@angular/core';

/** An unsaved text, which must survive a step-up. */
export const draft = signal('');
