import type { ConfigurationFinding } from './configuration-finding.ts';

/** Scopes with which an application could extend its own permissions or take over the tenant. */
const SELF_WIDENING =
  /^(?:create|update):(?:client_grants|clients|client_keys|client_credentials)$/;

/** Compares the scopes an application has with the ones the routes need. */
export function judgeScopes(
  granted: readonly string[],
  required: readonly string[],
): ConfigurationFinding[] {
  const missing = required.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => scope !== '' && !required.includes(scope));
  const dangerous = extra.filter((scope) => SELF_WIDENING.test(scope));
  const wide = extra.filter((scope) => !SELF_WIDENING.test(scope));
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
      text: `The application has ${dangerous.join(', ')}, with which it could extend its own permissions. Remove them.`,
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
