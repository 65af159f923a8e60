/** One thing `check` looked at. */
export interface Finding {
  readonly result: 'ok' | 'warning' | 'failure';
  readonly text: string;
}
