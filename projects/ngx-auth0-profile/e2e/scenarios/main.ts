import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { GuardedApp } from './app/guarded-app';
import { createAppConfig } from './app/app.config';

const { scenarioSettings } = window;

bootstrapApplication(
  scenarioSettings.guardedRoot ? GuardedApp : App,
  createAppConfig(scenarioSettings),
).catch((error: unknown) => {
  reportError(error);
});
