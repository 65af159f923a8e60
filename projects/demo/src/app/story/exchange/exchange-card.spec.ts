import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Diagnosis } from 'ngx-auth0-profile';

import type { Exchange } from './exchange';
import { ExchangeCard } from './exchange-card';

describe('ExchangeCard', () => {
  it('shows status and body of the response', () => {
    const card = render(refused);
    expect(text(card, 'response-body')).toContain('"message": "Invalid token"');
    expect(card.querySelector('demo-status-pill')?.textContent).toContain('401');
    expect(text(card, 'status-text')).toBe('Unauthorized');
  });

  it('shows the token and which scopes were granted', () => {
    const card = render(refused);
    expect(text(card, 'token-kind')).toBe('access token');
    expect(text(card, 'scopes')).toMatch(/openid\s*granted\s*update:users\s*not granted/);
    expect(text(card, 'claims')).toContain('"scope": "openid"');
  });

  it('shows the diagnosis and the next problem', () => {
    const card = render(refused);
    expect(text(card, 'problem')).toBe('missing-scope');
    expect(text(card, 'diagnosis')).toContain('Ask for the scope.');
    expect(text(card, 'diagnosis')).toContain('expired');
  });

  it('shows an accepted request without a diagnosis', () => {
    const card = render({
      ...refused,
      http: { ...refused.http, status: 200 },
      diagnosis: undefined,
    });
    expect(card.textContent).toContain('Accepted:');
    expect(card.querySelector('[data-testid=diagnosis]')).toBeNull();
  });

  it('shows a request without a response, and not as accepted', () => {
    const http = { ...refused.http, status: 0, statusText: '', responseBody: '' };
    const card = render({ ...refused, http, diagnosis: undefined });
    expect(text(card, 'status-text')).toBe('No response');
    expect(card.textContent).not.toContain('Accepted');
    expect(card.querySelector('demo-status-pill')).toBeNull();
  });

  it('shows how long to wait after a 429', () => {
    const card = render({
      ...refused,
      http: { ...refused.http, status: 429, retryAfterSeconds: 7 },
    });
    expect(text(card, 'retry-after')).toBe('Retry after 7 seconds.');
  });

  it('shows a body that is not JSON unchanged', () => {
    const card = render({ ...refused, http: { ...refused.http, responseBody: 'Bad gateway' } });
    expect(text(card, 'response-body')).toBe('Bad gateway');
  });
});

const diagnosis: Diagnosis = {
  problem: 'missing-scope',
  whatHappened: 'The token lacks a scope.',
  evidence: ['The scope claim is "openid".'],
  remedy: { where: 'code', place: 'authorize', text: 'Ask for the scope.' },
  helpPage: 'errors/missing-scope',
  learnMore: 'https://auth0.com/docs',
  next: ['expired'],
};

const refused: Exchange = {
  label: 'Save the setting',
  sender: 'auth0.Management',
  token: { kind: 'access token', parts: 3, length: 812, claims: { scope: 'openid' } },
  audience: 'https://localhost:4400/api/v2/',
  requestedScopes: [
    { scope: 'openid', granted: 'yes' },
    { scope: 'update:users', granted: 'no' },
  ],
  http: {
    method: 'PATCH',
    url: 'http://localhost:4400/api/v2/users/auth0%7C1',
    requestBody: '{"user_metadata":{"theme":"dark"}}',
    status: 401,
    statusText: 'Unauthorized',
    responseBody: '{"statusCode":401,"message":"Invalid token"}',
    retryAfterSeconds: undefined,
    wwwAuthenticate: undefined,
  },
  diagnosis,
};

function render(exchange: Exchange): HTMLElement {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(ExchangeCard);
  fixture.componentRef.setInput('exchange', exchange);
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

function text(card: HTMLElement, testId: string): string {
  return card.querySelector(`[data-testid=${testId}]`)?.textContent.trim() ?? '';
}
