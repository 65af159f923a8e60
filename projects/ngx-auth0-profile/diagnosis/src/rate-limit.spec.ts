import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

const body = {
  statusCode: 429,
  error: 'Too Many Requests',
  message: 'Global limit has been reached',
  errorCode: 'too_many_requests',
};
const now = tenant.now / 1000;

describe('diagnose, a rate limit', () => {
  it('says that the whole tenant shares it, and when to try again', () => {
    expect(text({ 'retry-after': '3', 'x-ratelimit-limit': '10' })).toEqual([
      'rate-limited: Too many requests reached the tenant, and Auth0 refused this one. The limit counts for all users of the tenant together.',
      '  - Auth0 answered 429.',
      '  - The limit is 10 requests.',
      '  - It may be tried again in 3 seconds.',
      'What to change (where requests are made in a loop, for each keystroke or by several components): Wait as long as the answer says, then try reads again; ProfileService does so by itself. If it happens often, save on submit instead of on input, load the profile once, or put the proxy with its limit per user in front.',
      'Read more: https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy',
    ]);
  });

  it('reads a date in Retry-After', () => {
    const date = new Date(tenant.now + 120_000).toUTCString();
    expect(text({ 'Retry-After': date })[2]).toBe('  - It may be tried again in 2 minutes.');
  });

  it('reads x-ratelimit-reset where Retry-After is missing or over', () => {
    expect(text({ 'x-ratelimit-reset': String(now + 7) })[2]).toBe(
      '  - It may be tried again in 7 seconds.',
    );
    const past = new Date(tenant.now - 5000).toUTCString();
    expect(text({ 'retry-after': past, 'x-ratelimit-reset': String(now + 7) })[2]).toBe(
      '  - It may be tried again in 7 seconds.',
    );
  });

  it('prefers Retry-After', () => {
    expect(text({ 'retry-after': '0', 'x-ratelimit-reset': String(now + 7) })[2]).toBe(
      '  - It may be tried again in 0 seconds.',
    );
  });

  it('lives without headers, which CORS may hide', () => {
    expect(text({})[2]).toBe('  - The answer does not tell this page when to try again.');
    expect(text({ 'retry-after': 'soon', 'x-ratelimit-reset': String(now - 1) })[2]).toBe(
      '  - The answer does not tell this page when to try again.',
    );
  });

  it('repeats no header that is no number', () => {
    expect(text({ 'x-ratelimit-limit': 'eyJhbGciOiJSUzI1NiJ9' }).join('\n')).not.toContain('eyJ');
  });

  it('does not speak of a tenant where the proxy answers', () => {
    const lines = text({ 'retry-after': '60' }, { audience: 'https://profile-proxy.example/' });
    expect(lines.slice(0, 3)).toEqual([
      'rate-limited: Too many requests came in a short time, and this one was refused.',
      '  - This API answered 429.',
      '  - It may be tried again in 60 seconds.',
    ]);
  });

  it('knows the OAuth side by its words', () => {
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
