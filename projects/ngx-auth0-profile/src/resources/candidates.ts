import type { ResourceRule } from './resource';
import type { Branch, RuleIndex, RulesByMethod } from './rule-index';

/** All rules whose path matches, the most specific first, with any method. Used for explanations. */
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
    found.push(...byMethod(branch.exact));
  } else {
    collect(branch.literals?.get(segment), segments, depth + 1, found);
    if (segment !== '') {
      collect(branch.wildcard, segments, depth + 1, found);
    }
  }
  found.push(...byMethod(branch.subtree));
}

/** A named method comes before `*`, which is less specific. */
function byMethod(rules: RulesByMethod | undefined): readonly ResourceRule[] {
  return [...(rules?.named?.values() ?? []), ...(rules?.any ? [rules.any] : [])];
}
