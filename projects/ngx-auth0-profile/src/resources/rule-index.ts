import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { ResourceRule } from './resource';

/** A path in the tree of rules. Looking one up costs the length of the path, not the number of rules. */
interface Branch {
  readonly literals: Map<string, Branch>;
  one?: Branch;
  /** Rules that end here, and rules that take everything below. */
  readonly here: Map<string, ResourceRule>;
  readonly below: Map<string, ResourceRule>;
}

/** All rules, by origin and path. */
export class RuleIndex {
  private readonly branches = new Map<string, Branch>();

  constructor(rules: Iterable<ResourceRule>) {
    for (const rule of rules) {
      this.add(rule);
    }
  }

  /** Whether any rule is about this origin. */
  has(origin: string): boolean {
    return this.branches.has(origin);
  }

  /** The origins rules are about. */
  origins(): Iterable<string> {
    return this.branches.keys();
  }

  /** The rules whose path matches, the most specific first, whatever their method. */
  candidates(origin: string, segments: readonly string[]): readonly ResourceRule[] {
    const found: ResourceRule[] = [];
    collect(this.branches.get(origin), segments, 0, found);
    return found;
  }

  private add(rule: ResourceRule): void {
    let branch = entry(this.branches, rule.origin, newBranch);
    for (const [index, segment] of rule.segments.entries()) {
      const wild = index >= rule.patternFrom && /^[*:]/.test(segment);
      if (wild && segment === '**') {
        put(branch.below, rule);
        return;
      }
      branch = wild ? (branch.one ??= newBranch()) : entry(branch.literals, segment, newBranch);
    }
    put(branch.here, rule);
  }
}

/** The rule for a method among those whose path matches. */
export function ruleForMethod(
  candidates: readonly ResourceRule[],
  method: string,
): ResourceRule | undefined {
  return candidates.find((rule) => rule.method === method || rule.method === '*');
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
    collect(branch.literals.get(segment), segments, depth + 1, found);
    if (segment !== '') {
      collect(branch.one, segments, depth + 1, found);
    }
  }
  found.push(...inOrder(branch.below));
}

/** A named method is more specific than any method. */
function inOrder(rules: Map<string, ResourceRule>): readonly ResourceRule[] {
  return [...rules.values()].sort((a, b) => Number(a.method === '*') - Number(b.method === '*'));
}

function put(rules: Map<string, ResourceRule>, rule: ResourceRule): void {
  if (rules.has(rule.method)) {
    const path = `${rule.origin}/${rule.segments.join('/')}`;
    throw new Auth0ProfileError(
      'configuration',
      `Two rules match the same requests: ${rule.method} ${path}. Remove one, or make one more specific.`,
    );
  }
  rules.set(rule.method, rule);
}

function newBranch(): Branch {
  return { literals: new Map(), here: new Map(), below: new Map() };
}

function entry<V>(map: Map<string, V>, key: string, create: () => V): V {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}
