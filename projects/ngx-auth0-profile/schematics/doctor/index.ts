import { noop, type Rule } from '@angular-devkit/schematics';
export function doctor(): Rule {
  return noop();
}
