import type { UserMessageLanguage } from './user-message-language';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When to try again, in words of the language: "in 5 seconds", "in 2 Minuten", "3 時間後". */
export function formatWait(
  seconds: number | undefined,
  { locale, soon }: UserMessageLanguage,
): string {
  if (seconds === undefined || !Number.isFinite(seconds) || seconds <= 0 || seconds > DAY) {
    return soon;
  }
  const [size, unit] =
    seconds < 2 * MINUTE
      ? ([1, 'second'] as const)
      : seconds < 2 * HOUR
        ? ([MINUTE, 'minute'] as const)
        : ([HOUR, 'hour'] as const);
  // Rounded up: an attempt before that time would fail again.
  return new Intl.RelativeTimeFormat(locale).format(Math.ceil(seconds / size), unit);
}
