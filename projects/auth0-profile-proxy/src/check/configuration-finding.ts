/** One result of `checkConfiguration()`. */
export interface ConfigurationFinding {
  readonly result: 'ok' | 'warning' | 'failure';
  readonly text: string;
}
