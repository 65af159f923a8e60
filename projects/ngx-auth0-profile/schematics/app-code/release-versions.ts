import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages whose versions `ng add` and the doctor know. */
export type ReleasedPackage =
  | 'ngx-auth0-profile'
  | '@auth0/auth0-angular'
  | '@angular/core'
  | 'auth0-tenant-emulator'
  | 'auth0-profile-proxy';

/** The version ranges this release belongs with, as the build took them from the packages themselves. */
export function releaseVersions(): Record<ReleasedPackage, string> {
  return JSON.parse(readFileSync(join(__dirname, '../release.json'), 'utf8')) as Record<
    ReleasedPackage,
    string
  >;
}
