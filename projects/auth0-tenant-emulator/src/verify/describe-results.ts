import type { FactResult } from './verify-tenant.ts';

/** The results as lines of text: every difference, and what was not checked. */
export function describeResults(results: readonly FactResult[]): string {
  const different = results.filter(({ outcome }) => outcome === 'different');
  const same = results.filter(({ outcome }) => outcome === 'same');
  const skipped = results.filter(({ outcome }) => outcome === 'not-checked');
  const reasons = new Set(skipped.map(({ reason = '' }) => reason));
  return [
    ...different.flatMap(({ id, fact, differences }) => [
      `DIFFERENT ${id}: ${fact}`,
      ...differences.map((difference) => `    ${difference}`),
    ]),
    ...[...reasons].map((reason) => {
      const facts = skipped.filter((result) => result.reason === reason);
      return `not checked: ${facts.map(({ id }) => id).join(', ')} (${reason})`;
    }),
    `${same.length} facts as in the emulator, ${different.length} different, ${skipped.length} not checked.`,
  ].join('\n');
}
