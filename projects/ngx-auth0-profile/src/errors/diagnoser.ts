import { InjectionToken } from '@angular/core';
import type { Diagnosis } from 'ngx-auth0-profile/diagnosis';
import type { Auth0ProfileError } from './auth0-profile-error';

/** Writes the full explanation of an error. */
export type Diagnoser = (error: Auth0ProfileError) => Promise<Diagnosis>;

/** What gives errors their diagnosis; there in development, or through `withDiagnosis()`. */
export const DIAGNOSER = new InjectionToken<Diagnoser>('ngx-auth0-profile diagnoser');
