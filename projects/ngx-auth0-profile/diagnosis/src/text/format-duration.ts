/** Formats seconds for people: `40 seconds`, `3 minutes`, `2 hours`, `5 days`. */
export function formatDuration(seconds: number): string {
  const span = Math.abs(Math.round(seconds));
  const [size, unit] =
    span < 90
      ? [1, 'second']
      : span < 5400
        ? [60, 'minute']
        : span < 129_600
          ? [3600, 'hour']
          : [86_400, 'day'];
  const count = Math.round(span / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
