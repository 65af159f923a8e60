/** One thing `check` looked at. */
export interface ConfigurationFinding {
  readonly result: 'ok' | 'warning' | 'failure';
  readonly text: string;
}
