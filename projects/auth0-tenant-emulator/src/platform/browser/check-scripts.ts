import { TenantError } from '../../common/tenant-error.ts';
import type { TenantSeed } from '../../seed/seed.ts';
import { syntaxErrorIn } from './evaluate-in-function.ts';

/**
 * Checks that the rules and Actions of a seed can be run here.
 *
 * @throws TenantError `invalid-seed`, `scripts-blocked`
 */
export function checkScripts({ actions = [], rules = [] }: TenantSeed): void {
  for (const { name, code } of actions) {
    if (typeof code === 'string') {
      check(name, code);
    }
  }
  for (const { name, script, enabled } of rules) {
    if (typeof script === 'string' && enabled !== false) {
      check(name, `(${script}\n)`);
    }
  }
}

function check(name: string, program: string): void {
  const problem = syntaxErrorIn(program);
  if (problem !== undefined) {
    throw new TenantError(
      'invalid-seed',
      `The script "${name}" is not valid JavaScript: ${problem}. Correct it in the seed.`,
    );
  }
}
