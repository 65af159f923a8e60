import type { Finding } from './finding';
import { checkNames } from './examine';

interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Findings with errors before warnings; among equals the order of the checks stays. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding) => (severity === 'error' ? 0 : 1);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** Prints findings, most severe first, then how many there are; without any, what was checked. */
export function printFindings(log: Log, application: string, findings: readonly Finding[]): void {
  for (const finding of bySeverity(findings)) {
    const { severity, check, message } = finding;
    const place = placeOf(finding);
    log[severity === 'error' ? 'error' : 'warn'](
      `${check}${place ? ` (${place})` : ''}: ${message}`,
    );
  }
  if (findings.length === 0) {
    log.info(`The doctor found nothing in '${application}'. Checked: ${checkNames.join(', ')}.`);
    return;
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  log.info(
    `The doctor found ${count(errors, 'error')} and ${count(warnings, 'warning')} in '${application}'. It changes no files, which the Angular CLI calls "Nothing to be done."`,
  );
}

/** The findings as one line of JSON, for scripts. The codes are stable. */
export function findingsAsJson(application: string, findings: readonly Finding[]): string {
  return JSON.stringify({
    application,
    checked: checkNames,
    findings: findings.map(({ check, severity, path, line, message }) => ({
      code: check,
      severity,
      ...(path === undefined ? {} : { path }),
      ...(line === undefined ? {} : { line }),
      message,
    })),
  });
}

function placeOf({ path, line }: Finding): string | undefined {
  return path === undefined || line === undefined ? path : `${path}:${String(line)}`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
