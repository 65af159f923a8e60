import type { Diagnosis } from '../model/diagnosis';

/** Formats a diagnosis as several lines of text for a console or a log. */
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
