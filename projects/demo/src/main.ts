import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app/shell/app';
import { createAppConfig } from './app/app.config';
import { loadDemoConfig } from './app/config/load-demo-config';
import { showStartFailure } from './app/config/show-start-failure';
import { chosenMode } from './app/modes/mode';

loadDemoConfig()
  .then(async (config) => bootstrapApplication(App, await createAppConfig(config, chosenMode())))
  .catch(showStartFailure);
