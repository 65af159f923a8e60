import { withoutColours } from './without-colours.mjs';

const PROGRESS = /Executed \d+ of \d+/;

/** The last lines of an output, without colours and without Karma's progress, in which failures drown. */
export function lastLines(output, count = 60) {
  const lines = withoutColours(output).trimEnd().split(/\r?\n/);
  return lines
    .filter((line, index) => index === lines.length - 1 || !PROGRESS.test(line))
    .slice(-count)
    .join('\n');
}
