import { InjectionToken } from '@angular/core';
import type { Diagnosis } from 'ngx-auth0-profile/diagnosis';
import type { Auth0ProfileError } from './auth0-profile-error';

/** Writes the full explanation of an error. */
export type Diagnoser = (error: Auth0ProfileError) => Promise<Diagnosis>;

/** Adds the diagnosis to errors; provided in development, and by `withDiagnosis()`. */
export const DIAGNOSER = new InjectionToken<Diagnoser>('ngx-auth0-profile diagnoser');

/** Returns the audience of the proxy, which a diagnosis needs to tell the APIs apart; set by `withProxy()`. */
export const PROXY_AUDIENCE = new InjectionToken<() => string | undefined>(
  'ngx-auth0-profile proxy audience',
);
