import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { GuardedApp } from './app/guarded-app';
import { createAppConfig } from './app/app.config';
import { createScriptedTab } from './app/scripted/scripted-tab';

const { scenarioSettings } = window;

if (scenarioSettings.scripted) {
  Object.assign(window, { scriptedTab: createScriptedTab() });
} else {
  bootstrapApplication(
    scenarioSettings.guardedRoot ? GuardedApp : App,
    createAppConfig(scenarioSettings),
  ).catch((error: unknown) => {
    reportError(error);
  });
}
