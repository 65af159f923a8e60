import type { Injector } from '@angular/core';

/**
 * Work while the page opens that is moved to another moment only because that makes the page faster. Each
 * step names its benefit and the command that measures it; without the step the page does the same later
 * or earlier.
 */
export type StartupStep<T> = (injector: Injector) => Promise<T>;
