/** A legacy source before the codemod, and what has to become of its calls. */
export interface SourceShape {
  /** The name of the golden file. */
  readonly name: string;
  /** Whether its calls are rewritten, get a comment, are only reported, or are not Auth0's at all. */
  readonly outcome: 'rewritten' | 'commented' | 'reported' | 'untouched';
  readonly code: string;
}

/** A service that takes the user's id from auth0-angular. */
export const knowsUser = (
  members: string,
  imports = '',
): string => `import { Injectable } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import * as auth0 from 'auth0-js';
${imports}
const DOMAIN = 'acme.eu.auth0.com';
const API = \`https://\${DOMAIN}/api/v2/\`;

@Injectable({ providedIn: 'root' })
export class Account {
  private sub = '';
  shown: any;
  failed: unknown;

  constructor(auth: AuthService) {
    auth.user$.subscribe((user) => {
      this.sub = user?.sub ?? '';
    });
  }

  private token(): string {
    return localStorage.getItem('access_token') ?? '';
  }

${members}
}
`;
