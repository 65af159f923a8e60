import { Workspace } from './workspace.ts';

/** What the codemod makes of one source file, and what it prints. */
export async function migrate(
  code: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ text: string; printed: string; workspace: Workspace }> {
  const workspace = await Workspace.create({});
  for (const [path, text] of Object.entries(others)) {
    workspace.write(path, text);
  }
  workspace.write('src/app/legacy.ts', code);
  await workspace.run('migrate-auth0-js');
  return {
    text: workspace.text('src/app/legacy.ts'),
    printed: workspace.printed.join('\n'),
    workspace,
  };
}

/** A service that knows who is logged in, with a method around the code given. */
export const inService = (
  body: string,
  members = '',
): string => `import { Injectable } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { AuthService } from '@auth0/auth0-angular';
import * as auth0 from 'auth0-js';

declare const axios: any;

@Injectable({ providedIn: 'root' })
export class Account {
  domain = 'acme.eu.auth0.com';
  userId = '';
  user: any;
  meta = { theme: 'dark' };
${members}
  constructor(private readonly http: HttpClient, auth: AuthService) {
    auth.user$.subscribe((user) => (this.userId = user?.sub ?? ''));
  }

  token(): string {
    return localStorage.getItem('access_token') ?? '';
  }

  async run(id: string, route: { params: Record<string, string> }, cb: (error: unknown, user?: unknown) => void): Promise<unknown> {
    const management = new auth0.Management({ domain: this.domain, token: this.token() });
${body}
    return undefined;
  }
}
`;
