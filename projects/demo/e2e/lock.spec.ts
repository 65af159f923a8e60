import type { Page } from '@playwright/test';

import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { servers } from './servers.ts';
import { StoryPage } from './story-page.ts';
import { tenantUser } from './tenant-control.ts';

test('Auth0Lock › logs in, and sends the audience in auth.params with the login only', async ({
  page,
}) => {
  const authorizations = recordAuthorizations(page);
  const elsewhere = recordOtherOrigins(page);
  const passwords = page.waitForRequest(`${servers.tenant}/co/authenticate`);
  const story = new StoryPage(page);
  await story.beginWithLock(noor);
  await expect(story.exchanges()).toHaveCount(3);

  expect((await passwords).postDataJSON()).toMatchObject({
    client_id: 'demo-story',
    username: noor.email,
    credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
  });
  const [login] = authorizations.filter((query) => query.has('login_ticket'));
  expect(login?.get('response_type')).toBe('token');
  expect(login?.get('scope')).toBe('openid email user_metadata app_metadata picture update:users');
  expect(login?.has('audience')).toBe(false);
  expect(clientOf(login)).toMatchObject({ name: 'lock.js', version: '14.3.0' });
  const silent = authorizations.filter(
    (query) => query.get('prompt') === 'none' && query.get('response_type') === 'token',
  );
  expect(silent.slice(-2).map((query) => query.get('audience'))).toEqual([
    `https://localhost:${servers.ports.emulator}/api/v2/`,
    null,
  ]);
  expect(elsewhere, 'requests to other origins, such as cdn.auth0.com').toEqual([]);

  const cards = await story.exchanges().all();
  const kinds = ['opaque access token', 'access token', 'opaque access token'];
  const problems = ['opaque-token', 'field-needs-backend', 'opaque-token'];
  for (const [index, card] of cards.entries()) {
    await expect(card.getByTestId('token-kind')).toHaveText(kinds[index] ?? '');
    await expect(card.getByTestId('problem')).toHaveText(problems[index] ?? '');
  }
  await expect(cards[0]!.getByTestId('response-body')).toContainText(
    '"message": "Bad HTTP authentication header format"',
  );
  await expect(cards[1]!.getByTestId('response-body')).toContainText(
    '"message": "You cannot update the following fields: email"',
  );
  expect(await tenantUser(noor.id)).toMatchObject({ email: noor.email });
});

/** The parameters of every request to `/authorize`, from now on. */
function recordAuthorizations(page: Page): URLSearchParams[] {
  const recorded: URLSearchParams[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/authorize') {
      recorded.push(url.searchParams);
    }
  });
  return recorded;
}

function recordOtherOrigins(page: Page): string[] {
  const recorded: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && ![servers.app, servers.tenant].includes(origin)) {
      recorded.push(request.url());
    }
  });
  return recorded;
}

/** The name and version that Auth0's clients send of themselves. */
function clientOf(query: URLSearchParams | undefined): unknown {
  return JSON.parse(Buffer.from(query?.get('auth0Client') ?? '', 'base64').toString());
}
