/** One result of `checkConfiguration()`. */
export interface ConfigurationFinding {
  readonly result: 'ok' | 'warning' | 'failure';
  readonly text: string;
}

/** What is as it has to be. */
export function ok(text: string): ConfigurationFinding {
  return { result: 'ok', text };
}

/** What has to be changed. */
export function failure(text: string): ConfigurationFinding {
  return { result: 'failure', text };
}
