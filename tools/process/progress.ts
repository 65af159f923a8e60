const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

export interface Progress {
  /** What runs now. */
  readonly step: string;
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
}

/** One line for a long command: the current step, how much is done, and the estimated time left. */
export function progressLine({ step, done, total, elapsedMs }: Progress): string {
  const left = done > 0 && done < total ? (elapsedMs / done) * (total - done) : undefined;
  const estimate = left === undefined ? '' : `, about ${duration(left)} left`;
  return `${step}: ${done} of ${total} done after ${duration(elapsedMs)}${estimate}`;
}

function duration(milliseconds: number): string {
  return milliseconds < MINUTE_MS
    ? `${Math.round(milliseconds / SECOND_MS)} s`
    : `${Math.round(milliseconds / MINUTE_MS)} min`;
}
