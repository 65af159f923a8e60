import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { profileInterceptor } from 'ngx-auth0-profile';

import { ROUTES } from './app.routes';
import { DEMO_CONFIG, type DemoConfig } from './config/demo-config';
import type { Mode } from './modes/mode';
import { requestLogInterceptor } from './request-log/request-log-interceptor';
import { PageTitle } from './shell/page-title';

/** Creates the providers of the app for the tenant in `config`. Only the set-up of the chosen mode is loaded. */
export async function createAppConfig(config: DemoConfig, mode: Mode): Promise<ApplicationConfig> {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      { provide: DEMO_CONFIG, useValue: config },
      {
        provide: MAT_FORM_FIELD_DEFAULT_OPTIONS,
        useValue: { appearance: 'outline', subscriptSizing: 'dynamic' },
      },
      { provide: TitleStrategy, useExisting: PageTitle },
      provideRouter(
        ROUTES,
        withComponentInputBinding(),
        withInMemoryScrolling({ scrollPositionRestoration: 'top', anchorScrolling: 'enabled' }),
      ),
      provideHttpClient(withInterceptors([profileInterceptor, requestLogInterceptor])),
      mode === 'bff'
        ? (await import('./modes/provide-bff-mode')).provideBffMode(config)
        : (await import('./modes/provide-token-modes')).provideTokenMode(config, mode),
    ],
  };
}
