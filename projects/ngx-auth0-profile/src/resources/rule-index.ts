import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { ResourceRule } from './resource';

/** The rules for one path, by method. */
export interface RulesByMethod {
  /** The one for any method. */
  any?: ResourceRule;
  named?: Map<string, ResourceRule>;
}

/**
 * A path in the tree of rules. Looking one up costs the length of the path, not the number of rules;
 * what a branch does not have is absent, as most branches have little.
 */
export interface Branch {
  literals?: Map<string, Branch>;
  one?: Branch;
  /** Rules that end here, and rules that take everything below. */
  here?: RulesByMethod;
  below?: RulesByMethod;
}

/** All rules, by origin and path. */
export type RuleIndex = ReadonlyMap<string, Branch>;

/**
 * Arranges rules for looking up.
 *
 * @throws {Auth0ProfileError} `configuration` when two are about the same requests.
 */
export function indexRules(rules: readonly ResourceRule[]): RuleIndex {
  const index = new Map<string, Branch>();
  for (const rule of rules) {
    const place = placeOf(index, rule);
    const path = `${rule.origin}/${rule.segments.join('/')}`;
    if (rule.method === '*' ? place.any : place.named?.has(rule.method)) {
      throw new Auth0ProfileError(
        'configuration',
        `Two rules match the same requests: ${rule.method} ${path}. Remove one, or make one more specific.`,
      );
    }
    if (rule.method === '*') {
      place.any = rule;
    } else {
      (place.named ??= new Map<string, ResourceRule>()).set(rule.method, rule);
    }
  }
  return index;
}

/**
 * The most specific rule for a path, from the segment that begins at `at` to the end of the path at
 * `to`: a literal segment before a wildcard, a wildcard before `**`, a named method before any.
 */
export function findRule(
  branch: Branch,
  path: string,
  at: number,
  to: number,
  method: string,
): ResourceRule | undefined {
  let found: ResourceRule | undefined;
  if (at > to) {
    found = forMethod(branch.here, method);
  } else if (branch.literals || branch.one) {
    const slash = path.indexOf('/', at);
    const end = slash < 0 || slash > to ? to : slash;
    const literal = branch.literals?.get(path.slice(at, end));
    found = literal && findRule(literal, path, end + 1, to, method);
    if (!found && branch.one && end > at) {
      found = findRule(branch.one, path, end + 1, to, method);
    }
  }
  return found ?? forMethod(branch.below, method);
}

function forMethod(rules: RulesByMethod | undefined, method: string): ResourceRule | undefined {
  return rules && (rules.named?.get(method) ?? rules.any);
}

function placeOf(
  index: Map<string, Branch>,
  { origin, segments, patternFrom }: ResourceRule,
): RulesByMethod {
  let branch = child(index, origin);
  for (const [at, segment] of segments.entries()) {
    const wild = at >= patternFrom && /^[*:]/.test(segment);
    if (wild && segment === '**') {
      return (branch.below ??= {});
    }
    branch = wild ? (branch.one ??= {}) : child((branch.literals ??= new Map()), segment);
  }
  return (branch.here ??= {});
}

function child(branches: Map<string, Branch>, name: string): Branch {
  const found = branches.get(name) ?? {};
  branches.set(name, found);
  return found;
}
