import {
  TransferState,
  inject,
  mergeApplicationConfig,
  provideEnvironmentInitializer,
} from '@angular/core';
import { provideServerRendering, RenderMode, withRoutes } from '@angular/ssr';
import process from 'node:process';
import { createAppConfig } from './app.config';
import { settingsKey } from './auth0-settings';

export const appServerConfig = mergeApplicationConfig(createAppConfig(process.env['BFF_URL']), {
  providers: [
    provideServerRendering(withRoutes([{ path: '**', renderMode: RenderMode.Server }])),
    provideEnvironmentInitializer(() => {
      inject(TransferState).set(settingsKey, {
        domain: process.env['AUTH0_DOMAIN'] ?? '',
        clientId: process.env['AUTH0_CLIENT_ID'] ?? '',
      });
    }),
  ],
});
