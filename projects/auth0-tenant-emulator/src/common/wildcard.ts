/** A part of a pattern: literal text, or what a wildcard may stand for. */
type Part = string | ((character: string) => boolean);

/**
 * Matches text against a pattern of literal text and wildcards, in time proportional to the product
 * of their lengths: a regular expression of many wildcards can take exponential time.
 */
export function matchesWildcards(parts: readonly Part[], text: string): boolean {
  let positions = new Set([0]);
  for (const part of parts) {
    positions = typeof part === 'string' ? skip(positions, part, text) : run(positions, part, text);
    if (positions.size === 0) {
      return false;
    }
  }
  return positions.has(text.length);
}

/** The positions behind a literal. */
function skip(positions: ReadonlySet<number>, literal: string, text: string): Set<number> {
  const next = new Set<number>();
  for (const position of positions) {
    if (text.startsWith(literal, position)) {
      next.add(position + literal.length);
    }
  }
  return next;
}

/** The positions behind a wildcard: each start, and all that it reaches. */
function run(
  positions: ReadonlySet<number>,
  accepts: (character: string) => boolean,
  text: string,
): Set<number> {
  const next = new Set<number>();
  for (const position of positions) {
    let end = position;
    next.add(end);
    while (end < text.length && !next.has(end + 1) && accepts(text.charAt(end))) {
      end += 1;
      next.add(end);
    }
  }
  return next;
}
