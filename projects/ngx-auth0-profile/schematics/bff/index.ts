import type { Rule } from '@angular-devkit/schematics';
import { generateFolder } from '../app-code/generate-folder';
import { releaseVersions } from '../app-code/release-versions';
import { MY_ACCOUNT_SCOPES } from '../auth0/my-account-scopes';

/** What `ng generate ngx-auth0-profile:bff` accepts. */
export interface BffOptions {
  path: string;
  domain: string;
  clientId: string;
  origin: string;
  port: number;
  myAccount: boolean;
}

/** Generates a folder that runs the BFF of `auth0-profile-proxy`. Files that are there stay as they are. */
export function bff(options: BffOptions): Rule {
  return generateFolder(options.path, {
    ...options,
    myAccountScopes: MY_ACCOUNT_SCOPES.join(','),
    version: releaseVersions()['auth0-profile-proxy'],
  });
}
