import type { Diagnosis } from './diagnosis';

/** A diagnosis as text of several lines, for a console or a log. */
export function formatDiagnosis(diagnosis: Diagnosis): string {
  const { problem, whatHappened, evidence, remedy, learnMore } = diagnosis;
  return [
    `${problem}: ${whatHappened}`,
    ...evidence.map((fact) => `  - ${fact}`),
    `What to change (${remedy.place}): ${remedy.text}`,
    ...(remedy.code === undefined ? [] : remedy.code.split('\n').map((line) => `    ${line}`)),
    `Read more: ${learnMore}`,
  ].join('\n');
}
