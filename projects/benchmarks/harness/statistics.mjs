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
 * The mean of the middle half. As robust as the median where values come in steps, as times that end with a
 * frame do, and without its jumps from one step to the next.
 */
export function middleMean(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const middle = sorted.slice(quarter, sorted.length - quarter);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** How much y grows for each x, by least squares over points `[x, y]`. */
export function slope(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
}

/**
 * Measures every subject once a round, starting each round with the next one, so that a machine that grows
 * slower or faster does so for all of them. Resolves to one list of results per subject.
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
