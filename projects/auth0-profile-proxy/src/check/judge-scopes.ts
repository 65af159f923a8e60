import { dangerOf } from './dangerous-scopes.ts';
import type { ConfigurationFinding } from './configuration-finding.ts';

/** Compares the scopes an application has with the ones the routes need. */
export function judgeScopes(
  granted: readonly string[],
  required: readonly string[],
): ConfigurationFinding[] {
  const missing = required.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => scope !== '' && !required.includes(scope));
  const dangerous = extra.filter((scope) => dangerOf(scope) !== undefined);
  const wide = extra.filter((scope) => dangerOf(scope) === undefined);
  const findings: ConfigurationFinding[] = [];
  if (missing.length > 0) {
    findings.push({
      result: 'failure',
      text: `The application lacks ${missing.join(', ')}. Grant them, or turn off the routes that need them.`,
    });
  }
  if (dangerous.length > 0) {
    findings.push({
      result: 'failure',
      text: `The application has scopes with which it could extend its own permissions. Remove them: ${dangerous.map((scope) => `${scope} (${dangerOf(scope) ?? ''})`).join(', ')}.`,
    });
  }
  if (wide.length > 0) {
    findings.push({
      result: 'warning',
      text: `The application has more scopes than it needs: ${wide.join(', ')}. Remove them.`,
    });
  }
  if (findings.length === 0) {
    findings.push({ result: 'ok', text: `The application has exactly: ${required.join(', ')}.` });
  }
  return findings;
}
