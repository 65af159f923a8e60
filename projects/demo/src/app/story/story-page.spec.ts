import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { DEMO_CONFIG, type DemoConfig } from '../config/demo-config';
import type { Exchange } from './exchange/exchange';
import { StoryPage } from './story-page';
import { StoryProgress } from './story-progress';

describe('StoryPage', () => {
  it('shows the assumption and code', async () => {
    const { page } = await open('1');
    expect(page.querySelector('h1')?.textContent).toBe('Send the ID token');
    expect(page.querySelector('demo-code-block')?.textContent).toContain('new auth0.Management');
    expect(page.textContent).toContain('Not sent yet.');
  });

  it('shows an e-mail field only in a step that sends an address', async () => {
    expect((await open('5')).page.querySelector('input[type=email]')).toBeNull();
    TestBed.resetTestingModule();
    expect((await open('6')).page.querySelector('input[type=email]')).not.toBeNull();
  });

  it('lists every step with its expected statuses', async () => {
    const { page } = await open('3');
    const outcomes = [...page.querySelectorAll('demo-step-list li')].map((item) =>
      [...item.querySelectorAll('demo-status-pill')].map((pill) => pill.textContent.trim()),
    );
    expect(outcomes).toEqual([
      ['401'],
      ['400'],
      ['403'],
      ['403'],
      ['200'],
      ['403', '200'],
      ['400', '403', '400'],
    ]);
  });

  it('announces a response and links to the next step', async () => {
    const { page, fixture } = await open('1');
    TestBed.inject(StoryProgress).store('1', [refused]);
    await fixture.whenStable();
    expect(page.querySelector('[data-testid=announcement]')?.textContent.trim()).toBe(
      'Save the setting: answered 401 Unauthorized.',
    );
    expect(page.querySelector('.onward a')?.getAttribute('href')).toBe('/story/2');
  });
});

const config: DemoConfig = {
  clientId: 'demo-spa',
  storyClientId: 'demo-story',
  domain: 'localhost:4400',
  tenantUrl: 'http://localhost:4400',
  proxyUrl: 'http://localhost:4401',
  proxyAudience: 'https://profile-proxy.example/',
  revision: '1-9d3c',
};

const refused: Exchange = {
  label: 'Save the setting',
  sender: 'auth0.Management',
  token: { kind: 'ID token', parts: 3, length: 812, claims: {} },
  audience: undefined,
  requestedScopes: [],
  http: {
    method: 'PATCH',
    url: 'http://localhost:4400/api/v2/users/auth0%7C1',
    requestBody: undefined,
    status: 401,
    statusText: 'Unauthorized',
    responseBody: '{}',
    retryAfterSeconds: undefined,
    wwwAuthenticate: undefined,
  },
  diagnosis: undefined,
};

async function open(stepId: string) {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: DEMO_CONFIG, useValue: config }],
  });
  const fixture = TestBed.createComponent(StoryPage);
  fixture.componentRef.setInput('stepId', stepId);
  await fixture.whenStable();
  return { fixture, page: fixture.nativeElement as HTMLElement };
}
