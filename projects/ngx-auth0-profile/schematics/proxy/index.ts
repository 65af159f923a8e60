import type { Rule } from '@angular-devkit/schematics';
import { generateFolder } from '../app-code/generate-folder';
import { releaseVersions } from '../app-code/release-versions';

/** What `ng generate ngx-auth0-profile:proxy` accepts. */
export interface ProxyOptions {
  path: string;
  domain: string;
  audience: string;
  origin: string;
  port: number;
}

/** Generates a folder that runs `auth0-profile-proxy`. Files that are there stay as they are. */
export function proxy(options: ProxyOptions): Rule {
  return generateFolder(options.path, {
    ...options,
    version: releaseVersions()['auth0-profile-proxy'],
  });
}
