import { InjectionToken } from '@angular/core';

/** The console for warnings and diagnoses in development builds. */
export const DEVELOPMENT_CONSOLE = new InjectionToken<Pick<Console, 'warn' | 'error'>>(
  'ngx-auth0-profile development console',
  { factory: () => globalThis.console },
);
