import vm from 'node:vm';
import type { Contradiction } from './contradiction.ts';
import type { TenantSeed } from './seed.ts';

/** Finds rules and Actions of a seed that are not JavaScript; nothing is run. */
export function findScriptErrors({ actions, rules }: TenantSeed): Contradiction[] {
  return [
    ...(actions ?? []).flatMap(({ code }, index) =>
      typeof code === 'string' ? syntaxError(code, `/actions/${index}/code`) : [],
    ),
    ...(rules ?? []).flatMap(({ script, enabled }, index) =>
      typeof script === 'string' && enabled !== false
        ? syntaxError(`(${script}\n)`, `/rules/${index}/script`)
        : [],
    ),
  ];
}

function syntaxError(source: string, pointer: string): Contradiction[] {
  try {
    new vm.Script(source);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ pointer, message: `is not valid JavaScript: ${reason}` }];
  }
}
