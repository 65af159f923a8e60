/** Legacy code as it is found in the wild, what must become of it, and what must be said about it. */
export interface LegacyShape {
  readonly what: string;
  readonly code: string;
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly says?: readonly RegExp[];
}

/** A service with the members given, in the class style most legacy code has. */
export const service = (
  members: string,
  imports = '',
) => `import { Injectable } from '@angular/core';
import * as auth0 from 'auth0-js';
import { AuthService } from '@auth0/auth0-angular';
${imports}
@Injectable({ providedIn: 'root' })
export class AccountService {
  domain = 'acme.eu.auth0.com';
  userId = '';
  user: unknown;
  error: unknown;
  token = () => localStorage.getItem('access_token') ?? '';

  constructor(auth: AuthService) {
    auth.user$.subscribe((user) => {
      this.userId = user?.sub ?? '';
    });
  }
${members}
}
`;
/** A Management client as such a service makes one. */
export const MANAGEMENT = `new auth0.Management({ domain: this.domain, token: this.token() })`;
