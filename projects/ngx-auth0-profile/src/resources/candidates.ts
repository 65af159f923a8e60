import type { ResourceRule } from './resource';
import type { Branch, RuleIndex, RulesByMethod } from './rule-index';

/** The rules whose path matches, the most specific first, whatever their method: to explain, not to send. */
export function candidates(
  index: RuleIndex,
  origin: string,
  pathname: string,
): readonly ResourceRule[] {
  const found: ResourceRule[] = [];
  collect(index.get(origin), pathname.split('/').slice(1), 0, found);
  return found;
}

/** The rule for a method among those whose path matches. */
export function ruleForMethod(
  rules: readonly ResourceRule[],
  method: string,
): ResourceRule | undefined {
  return rules.find((rule) => rule.method === method || rule.method === '*');
}

function collect(
  branch: Branch | undefined,
  segments: readonly string[],
  depth: number,
  found: ResourceRule[],
): void {
  if (!branch) {
    return;
  }
  const segment = segments[depth];
  if (segment === undefined) {
    found.push(...inOrder(branch.here));
  } else {
    collect(branch.literals?.get(segment), segments, depth + 1, found);
    if (segment !== '') {
      collect(branch.one, segments, depth + 1, found);
    }
  }
  found.push(...inOrder(branch.below));
}

/** A named method is more specific than any method. */
function inOrder(rules: RulesByMethod | undefined): readonly ResourceRule[] {
  return [...(rules?.named?.values() ?? []), ...(rules?.any ? [rules.any] : [])];
}
