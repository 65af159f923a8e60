import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

const body = {
  statusCode: 429,
  error: 'Too Many Requests',
  message: 'Global limit has been reached',
  errorCode: 'too_many_requests',
};
const now = tenant.now / 1000;

describe('diagnose › rate limits', () => {
  it('explains that all users share the limit, and when to retry', () => {
    expect(text({ 'retry-after': '3', 'x-ratelimit-limit': '10' })).toEqual([
      'rate-limited: Too many requests reached the tenant, and Auth0 rejected this one. All users of the tenant share the limit.',
      '  - Auth0 answered 429.',
      '  - The limit is 10 requests.',
      '  - Retry after 3 seconds.',
      'What to change (where requests are made in a loop, for each keystroke or by several components): Wait as long as the response says, then retry reads; ProfileService does so automatically. If it happens often, save on submit instead of on input, load the profile only once, or use the proxy with its limit per user.',
      'Read more: https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy',
    ]);
  });

  it('reads a date in Retry-After', () => {
    const date = new Date(tenant.now + 120_000).toUTCString();
    expect(text({ 'Retry-After': date })[2]).toBe('  - Retry after 2 minutes.');
  });

  it('reads x-ratelimit-reset when Retry-After is missing or in the past', () => {
    expect(text({ 'x-ratelimit-reset': String(now + 7) })[2]).toBe('  - Retry after 7 seconds.');
    const past = new Date(tenant.now - 5000).toUTCString();
    expect(text({ 'retry-after': past, 'x-ratelimit-reset': String(now + 7) })[2]).toBe(
      '  - Retry after 7 seconds.',
    );
  });

  it('prefers Retry-After', () => {
    expect(text({ 'retry-after': '0', 'x-ratelimit-reset': String(now + 7) })[2]).toBe(
      '  - Retry after 0 seconds.',
    );
  });

  it('works without headers, which CORS may hide', () => {
    expect(text({})[2]).toBe('  - The response does not say when to try again.');
    expect(text({ 'retry-after': 'soon', 'x-ratelimit-reset': String(now - 1) })[2]).toBe(
      '  - The response does not say when to try again.',
    );
  });

  it('does not repeat a header that is not a number', () => {
    expect(text({ 'x-ratelimit-limit': 'eyJhbGciOiJSUzI1NiJ9' }).join('\n')).not.toContain('eyJ');
  });

  it('does not mention the tenant when the proxy responds', () => {
    const lines = text({ 'retry-after': '60' }, { audience: 'https://profile-proxy.example/' });
    expect(lines.slice(0, 3)).toEqual([
      'rate-limited: Too many requests were sent in a short time, and this one was rejected.',
      '  - This API answered 429.',
      '  - Retry after 60 seconds.',
    ]);
  });

  it('recognizes the message of the token endpoint', () => {
    const error = { error: 'too_many_requests', error_description: 'Client quota exceeded' };
    expect(diagnose(error).problem).toBe('rate-limited');
    expect(diagnose({ status: 429, body: '<html>slow down</html>' }).problem).toBe('rate-limited');
  });
});

function text(headers: Record<string, string>, context: DiagnosisContext = {}): string[] {
  const answer = new HttpErrorResponse({
    status: 429,
    error: body,
    headers: new HttpHeaders(headers),
  });
  return formatDiagnosis(diagnose(answer, { ...tenant, ...context })).split('\n');
}
