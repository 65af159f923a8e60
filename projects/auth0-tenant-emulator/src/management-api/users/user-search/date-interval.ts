/** The time that a date covers, in milliseconds; `end` is not part of it. */
export interface DateInterval {
  start: number;
  end: number;
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads a year, a month, a day or an ISO time; `undefined` for anything else. */
export function dateInterval(text: string): DateInterval | undefined {
  const match = PARTIAL_DATE.exec(text);
  if (match === null) {
    const time = /^\d{4}-/.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(time) ? undefined : { start: time, end: time + 1 };
  }
  const year = Number(match[1]);
  const [month, day] = [match[2], match[3]].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (month === undefined) {
    return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  }
  if (day === undefined) {
    return { start: Date.UTC(year, month - 1), end: Date.UTC(year, month) };
  }
  return { start: Date.UTC(year, month - 1, day), end: Date.UTC(year, month - 1, day + 1) };
}
