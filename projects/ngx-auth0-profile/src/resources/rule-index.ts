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
export type RuleIndex = ReadonlyMap<string, Branch>;

/**
 * Arranges rules for looking up.
 *
 * @throws {Auth0ProfileError} `configuration` when two are about the same requests.
 */
export function indexRules(rules: readonly ResourceRule[]): RuleIndex {
  const index = new Map<string, Branch>();
  for (const rule of rules) {
    let branch = child(index, rule.origin);
    let place = branch.here;
    rule.segments.forEach((segment, at) => {
      const wild = at >= rule.patternFrom && /^[*:]/.test(segment);
      if (wild && segment === '**') {
        place = branch.below;
      } else {
        branch = wild ? (branch.one ??= newBranch()) : child(branch.literals, segment);
        place = branch.here;
      }
    });
    if (place.has(rule.method)) {
      const path = `${rule.origin}/${rule.segments.join('/')}`;
      throw new Auth0ProfileError(
        'configuration',
        `Two rules match the same requests: ${rule.method} ${path}. Remove one, or make one more specific.`,
      );
    }
    place.set(rule.method, rule);
  }
  return index;
}

/**
 * The most specific rule for a path, from the segment that begins at `at`: a literal segment before a
 * wildcard, a wildcard before `**`, a named method before any.
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
  } else if (branch.literals.size > 0 || branch.one) {
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

function newBranch(): Branch {
  return { literals: new Map(), here: new Map(), below: new Map() };
}

function child(branches: Map<string, Branch>, name: string): Branch {
  const found = branches.get(name) ?? newBranch();
  branches.set(name, found);
  return found;
}
