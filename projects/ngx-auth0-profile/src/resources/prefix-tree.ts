/** What a text may begin with. */
export interface Prefix<T> {
  /** All of it, from the beginning. */
  readonly text: string;
  /** `undefined` where prefixes part that nothing is known about. */
  value: T | undefined;
  /** The next shorter prefix something is known about. */
  shorter: Prefix<T> | undefined;
  /** The longer ones, by the character that follows. */
  longer: Map<number, Prefix<T>> | undefined;
}

const SLASH = 47;
const QUESTION_MARK = 63;

/**
 * A radix tree of the beginnings of URLs (PATRICIA, Journal of the ACM 15, 1968): looks at the
 * characters at which the known ones differ, and compares once. A `Map` would want the beginning cut
 * out of every URL, and its hash.
 */
export class PrefixTree<T> {
  private readonly root = prefix<T>('');
  /** The one found last: requests come in rows. */
  private last: Prefix<T> | undefined;

  /** Adds a prefix, or replaces what it stands for; a shorter one before a longer one. */
  set(text: string, value: T): void {
    const shorter = this.longest(text);
    let node = this.root;
    while (node.text.length < text.length) {
      const next = text.charCodeAt(node.text.length);
      const longer = (node.longer ??= new Map<number, Prefix<T>>());
      let child = longer.get(next) ?? prefix(text);
      const same = lengthInCommon(child.text, text);
      if (same < child.text.length) {
        const between = prefix<T>(text.slice(0, same));
        between.longer = new Map([[child.text.charCodeAt(same), child]]);
        child = between;
      }
      longer.set(next, child);
      node = child;
    }
    node.value = value;
    node.shorter = shorter;
  }

  /** The longest prefix of a URL that ends where a part of its path does. */
  longest(url: string): Prefix<T> | undefined {
    const { last } = this;
    if (last && !last.longer && mayBegin(last.text, url) && begins(last.text, url)) {
      return last;
    }
    let found: Prefix<T> | undefined;
    let node: Prefix<T> | undefined = this.root;
    while (node) {
      const at: number = node.text.length;
      const next = codeAt(url, at);
      if (node.value !== undefined && endsPart(next)) {
        found = node;
      }
      node = node.longer?.get(next);
    }
    while (found && !begins(found.text, url)) {
      found = found.shorter;
    }
    this.last = found ?? this.last;
    return found;
  }
}

function prefix<T>(text: string): Prefix<T> {
  return { text, value: undefined, shorter: undefined, longer: undefined };
}

/** The code of a character, and of a slash behind the last one: the path ends there, too. */
function codeAt(url: string, at: number): number {
  return at < url.length ? url.charCodeAt(at) : SLASH;
}

function endsPart(next: number): boolean {
  return next === SLASH || next === QUESTION_MARK;
}

/** Whether the end of a beginning fits, which takes less time than to compare all of it. */
function mayBegin(text: string, url: string): boolean {
  const end = text.length - 1;
  return endsPart(codeAt(url, end + 1)) && url.charCodeAt(end) === text.charCodeAt(end);
}

/** Faster than `startsWith`. */
function begins(text: string, url: string): boolean {
  return url.slice(0, text.length) === text;
}

function lengthInCommon(text: string, other: string): number {
  let length = 0;
  while (length < text.length && text[length] === other[length]) {
    length++;
  }
  return length;
}
