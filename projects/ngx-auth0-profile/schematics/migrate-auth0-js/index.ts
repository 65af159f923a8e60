import { noop, type Rule } from '@angular-devkit/schematics';
export function migrateAuth0Js(): Rule {
  return noop();
}
