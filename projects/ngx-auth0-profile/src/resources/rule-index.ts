import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { ResourceRule } from './resource';

declare const ngDevMode: unknown;

/** The rules for one path, by method. */
export interface RulesByMethod {
  /** The rule for `*`, any method. */
  any?: ResourceRule;
  named?: Map<string, ResourceRule>;
}

/** A node in the tree of rules. A look-up takes as many steps as the path has segments. */
export interface Branch {
  literals?: Map<string, Branch>;
  wildcard?: Branch;
  /** The rules for exactly this path. */
  exact?: RulesByMethod;
  /** The rules for this path and every path below it (`**`). */
  subtree?: RulesByMethod;
}

/** All rules, by origin and path. */
export type RuleIndex = ReadonlyMap<string, Branch>;

/**
 * Builds the index of rules. The first of two rules for the same requests counts.
 *
 * @throws {Auth0ProfileError} `configuration` in development, when two rules match the same requests.
 */
export function indexRules(rules: readonly ResourceRule[]): RuleIndex {
  const index = new Map<string, Branch>();
  for (const rule of rules) {
    const place = rulesAt(index, rule);
    if (typeof ngDevMode === 'undefined' || ngDevMode) {
      checkUnique(place, rule);
    }
    if (rule.method === '*') {
      place.any ??= rule;
    } else {
      place.named = new Map([[rule.method, rule], ...(place.named ?? [])]);
    }
  }
  return index;
}

function checkUnique(place: RulesByMethod, { method, origin, segments }: ResourceRule): void {
  if (method === '*' ? place.any : place.named?.has(method)) {
    throw new Auth0ProfileError(
      'configuration',
      `Two rules match ${method} ${origin}/${segments.join('/')}. Remove one, or make one more specific.`,
    );
  }
}

/**
 * The most specific rule for a path: a literal segment before a wildcard, a wildcard before `**`, a
 * named method before any.
 */
export function findRule(
  branch: Branch,
  pathname: string,
  method: string,
): ResourceRule | undefined {
  return findBelow(branch, pathname.split('/'), 1, method);
}

function findBelow(
  branch: Branch,
  segments: readonly string[],
  depth: number,
  method: string,
): ResourceRule | undefined {
  const segment = segments[depth];
  if (segment === undefined) {
    return forMethod(branch.exact, method) ?? forMethod(branch.subtree, method);
  }
  const literal = branch.literals?.get(segment);
  return (
    (literal && findBelow(literal, segments, depth + 1, method)) ??
    // A wildcard stands for a segment that is not empty.
    (branch.wildcard && segment !== ''
      ? findBelow(branch.wildcard, segments, depth + 1, method)
      : undefined) ??
    forMethod(branch.subtree, method)
  );
}

function forMethod(rules: RulesByMethod | undefined, method: string): ResourceRule | undefined {
  return rules && (rules.named?.get(method) ?? rules.any);
}

function rulesAt(
  index: Map<string, Branch>,
  { origin, segments, patternFrom }: ResourceRule,
): RulesByMethod {
  let branch = child(index, origin);
  for (const [at, segment] of segments.entries()) {
    const wild = at >= patternFrom && /^[*:]/.test(segment);
    if (wild && segment === '**') {
      return (branch.subtree ??= {});
    }
    branch = wild ? (branch.wildcard ??= {}) : child((branch.literals ??= new Map()), segment);
  }
  return (branch.exact ??= {});
}

function child(branches: Map<string, Branch>, name: string): Branch {
  const found = branches.get(name) ?? {};
  branches.set(name, found);
  return found;
}
