import type { Auth0Error, AuthCallback, AuthResult } from './auth0-js';

/** The part of Auth0Lock 14 that the story uses. */
export interface Lock {
  show(): void;
  on(event: 'show' | 'hide', listener: () => void): void;
  on(event: 'authenticated', listener: (result: AuthResult) => void): void;
  on(event: 'authorization_error', listener: (error: Auth0Error) => void): void;
  checkSession(options: object, callback: AuthCallback): void;
}

/** Options of `new Auth0Lock`. */
export interface LockOptions {
  readonly auth: {
    readonly redirectUrl: string;
    readonly responseType: string;
    readonly audience?: string;
    readonly params: {
      readonly scope: string;
      readonly audience?: string;
      readonly acr_values?: string;
    };
  };
  readonly autoclose: boolean;
  readonly avatar: null;
  readonly allowSignUp: boolean;
  /** Where Lock reads the settings of the application: `<url>/client/<client id>.js`. */
  readonly configurationBaseUrl: string;
  readonly overrides: { readonly __token_issuer: string };
  readonly theme: { readonly logo: string; readonly primaryColor: string };
}
