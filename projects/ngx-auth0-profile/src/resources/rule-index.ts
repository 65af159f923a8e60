import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { ResourceRule } from './resource';

/** A path in the tree of rules. Looking one up costs the length of the path, not the number of rules. */
export interface Branch {
  readonly literals: Map<string, Branch>;
  one?: Branch;
  /** Rules that end here, and rules that take everything below, by method. */
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

  /** The rules about an origin. */
  branch(origin: string): Branch | undefined {
    return this.branches.get(origin);
  }

  /** The origins rules are about. */
  origins(): Iterable<string> {
    return this.branches.keys();
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

/**
 * The most specific rule for a normalised path, from `at`, which follows a slash, on. A literal
 * segment is more specific than a wildcard, the end of a path than `**`, a named method than any.
 */
export function findRule(
  branch: Branch,
  path: string,
  at: number,
  method: string,
): ResourceRule | undefined {
  let found: ResourceRule | undefined;
  if (at > path.length) {
    found = forMethod(branch.here, method);
  } else {
    const slash = path.indexOf('/', at);
    const end = slash < 0 ? path.length : slash;
    const literal = branch.literals.get(path.slice(at, end));
    found = literal && findRule(literal, path, end + 1, method);
    if (!found && branch.one && end > at) {
      found = findRule(branch.one, path, end + 1, method);
    }
  }
  return found ?? forMethod(branch.below, method);
}

function forMethod(rules: Map<string, ResourceRule>, method: string): ResourceRule | undefined {
  return rules.size > 0 ? (rules.get(method) ?? rules.get('*')) : undefined;
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
