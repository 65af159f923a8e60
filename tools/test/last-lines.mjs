const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;
const PROGRESS = /Executed \d+ of \d+/;

/** The last lines of an output, without colours and without Karma's progress, in which failures drown. */
export function lastLines(output, count = 60) {
  const lines = output.replace(COLOURS, '').trimEnd().split(/\r?\n/);
  return lines
    .filter((line, index) => index === lines.length - 1 || !PROGRESS.test(line))
    .slice(-count)
    .join('\n');
}
