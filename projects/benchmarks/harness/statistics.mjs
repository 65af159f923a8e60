/** The middle value, or the mean of the two in the middle. */
export function median(values) {
  if (values.length === 0) {
    throw new Error('The median of no values does not exist.');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The mean of the middle half. As robust as the median, but without its jumps for values in steps, such as times
 * that end with a frame.
 */
export function middleMean(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const middle = sorted.slice(quarter, sorted.length - quarter);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The quantile: `share` (0 to 1) of the values are not above it. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** The slope of a least-squares line through points `[x, y]`. */
export function slope(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
}

/**
 * Measures the subjects round-robin. Each round starts with the next subject, so that a change of the machine's
 * speed affects all of them. Resolves to one list of results per subject.
 */
export async function interleave(subjects, rounds, measure) {
  const results = new Map(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < subjects.length; at++) {
      const subject = subjects[(at + round) % subjects.length];
      results.get(subject).push(await measure(subject, round));
    }
  }
  return results;
}
