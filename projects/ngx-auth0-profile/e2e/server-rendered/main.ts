import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { createAppConfig } from './app/app.config';

declare global {
  interface Window {
    /** The path of the back end for the front end. Set by a spec before any script of the page runs. */
    readonly bffUrl?: string;
  }
}

bootstrapApplication(App, createAppConfig(window.bffUrl)).catch((error: unknown) => {
  reportError(error);
});
