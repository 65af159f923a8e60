import { plainPathEnd } from './plain-path';
import { PrefixTree } from './prefix-tree';
import type { ResourceRule } from './resource';
import { findRule, type Branch, type RuleIndex } from './rule-index';

/** The rules below a prefix of URLs, and those of its origin; `null` where no rule is about the origin. */
type Known = { readonly below: Branch; readonly origin: string; readonly all: Branch } | null;

/** How many origins no rule is about are remembered. */
const REMEMBERED = 99;
const SLASH = 47;
const BACKSLASH = 92;
const LETTER_A = 97;

/** Finds the rule for a URL that stands as browsers write it, without parsing it. */
export class UrlShortcut {
  private readonly tree = new PrefixTree<Known>();
  private readonly ownIsConfigured: boolean;
  private foreign = 0;
  /** The small letters configured hosts begin with, a bit each. */
  private initials = 0;

  constructor(index: RuleIndex, ownOrigin: string) {
    this.ownIsConfigured = index.has(ownOrigin);
    for (const [origin, all] of index) {
      this.add(origin, all, { origin, all });
      const { hostname } = new URL(origin);
      // A host in Punycode may be written with any letter.
      this.initials |= hostname.startsWith('xn--') ? -1 : 1 << (hostname.charCodeAt(0) - LETTER_A);
    }
  }

  /** The rule; `null` when there is none; `undefined` when only parsing the URL can tell. */
  find(method: string, url: string): ResourceRule | null | undefined {
    if (!this.ownIsConfigured && (leadsHome(url) || this.leadsAway(url))) {
      return null;
    }
    const known = this.tree.longest(url);
    if (!known?.value) {
      return known && null;
    }
    const { length } = known.text;
    const { below, origin, all } = known.value;
    const end = plainPathEnd(url, length);
    return end === 0
      ? undefined
      : (findRule(below, url, length + 1, end, method) ??
          (below === all ? null : (findRule(all, url, origin.length + 1, end, method) ?? null)));
  }

  /** Remembers an origin no rule is about. */
  exclude(origin: string): void {
    if (this.foreign++ < REMEMBERED) {
      this.tree.set(origin, null);
    }
  }

  /** Adds a path and the paths below it, as far as they are without wildcards. */
  private add(text: string, below: Branch, rest: { origin: string; all: Branch }): void {
    this.tree.set(text, { below, ...rest });
    for (const [segment, branch] of below.literals ?? []) {
      // What a browser would rewrite, or what misleads, is left to the parser.
      if (plainPathEnd(`/${segment}`, 0) > 0) {
        this.add(`${text}/${segment}`, branch, rest);
      }
    }
  }

  /**
   * Whether two slashes and a small letter follow where they do in `https://`, and no configured host
   * begins with that letter. However a browser reads the rest, it is another origin or no URL.
   */
  private leadsAway(url: string): boolean {
    const initial = url.charCodeAt(8) - LETTER_A;
    return (
      initial >= 0 &&
      initial < 26 &&
      !((this.initials >> initial) & 1) &&
      url.charCodeAt(6) === SLASH &&
      url.charCodeAt(7) === SLASH
    );
  }
}

/** Whether a URL is an absolute path, and none of the `//` and `/\` that lead to another origin. */
function leadsHome(url: string): boolean {
  if (url.charCodeAt(0) !== SLASH) {
    return false;
  }
  const second = url.charCodeAt(1);
  return second > SLASH && second !== BACKSLASH;
}
