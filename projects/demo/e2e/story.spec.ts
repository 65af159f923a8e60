import { expect, test } from './demo-test.ts';
import { kofi, noor } from './people.ts';
import { StoryPage } from './story-page.ts';
import { tenantUser } from './tenant-control.ts';

const insufficientScope = {
  statusCode: 403,
  error: 'Forbidden',
  message:
    'Insufficient scope, expected any of: update:users,update:users_app_metadata,update:current_user_metadata',
  errorCode: 'insufficient_scope',
};

test('story › runs from 401 to 200 with the responses of the tenant', async ({ page }) => {
  const story = new StoryPage(page);
  const card = story.exchanges().first();

  await test.step('1: an ID token is refused with 401', async () => {
    const response = await story.begin(noor);
    expect(response.status()).toBe(401);
    expect(await response.json()).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Invalid token',
      attributes: { error: 'Invalid token' },
    });
    await expect(card.getByTestId('token-kind')).toHaveText('ID token');
    await expect(card.getByTestId('problem')).toHaveText('id-token');
    await expect(card.getByTestId('response-body')).toContainText('"message": "Invalid token"');
  });

  await test.step('2: an opaque token is refused with 400', async () => {
    const response = await story.next();
    expect(response.status()).toBe(400);
    expect(await response.json()).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'Bad HTTP authentication header format',
      errorCode: 'Bearer',
    });
    await expect(card.getByTestId('token-kind')).toHaveText('opaque access token');
    await expect(card.getByTestId('problem')).toHaveText('opaque-token');
  });

  await test.step('3: the audience alone is refused with 403', async () => {
    const response = await story.next();
    expect(response.status()).toBe(403);
    expect(await response.json()).toEqual(insufficientScope);
    await expect(card.getByTestId('token-kind')).toHaveText('access token');
    await expect(card.getByTestId('problem')).toHaveText('missing-scope');
    await expect(card.getByTestId('claims')).toContainText('"scope": "openid profile email"');
  });

  await test.step('4: update:users is dropped silently, and the request is refused with 403', async () => {
    const login = page.waitForRequest((request) => request.url().includes('/authorize?'));
    const response = await story.next();
    const requested = new URL((await login).url()).searchParams.get('scope')?.split(' ');
    expect(requested).toContain('update:users');
    expect(response.status()).toBe(403);
    expect(await response.json()).toEqual(insufficientScope);
    await expect(card.getByTestId('claims')).toContainText('"scope": "openid profile email"');
    const dropped = card.getByTestId('scopes').getByRole('listitem').filter({ hasText: 'users' });
    await expect(dropped).toHaveText([/not granted/, /not granted/]);
    await expect(card.getByTestId('problem')).toHaveText('scope-never-granted-to-users');
  });

  await test.step('5: update:current_user_metadata is granted, and the change is accepted with 200', async () => {
    const before = await tenantUser(noor.id);
    const response = await story.next();
    expect(response.status()).toBe(200);
    expect(await response.json()).toMatchObject({
      user_id: noor.id,
      user_metadata: { ...(before['user_metadata'] as object), theme: 'dark' },
    });
    await expect(card.getByText('Accepted:')).toBeVisible();
    await expect(card.getByTestId('diagnosis')).toHaveCount(0);
  });

  await test.step('6: the e-mail address cannot be changed by the browser, but by the proxy', async () => {
    await page.getByRole('link', { name: /^Next:/ }).click();
    await page.getByLabel('New e-mail address').fill('noor@lighthouse.example');
    const refused = story.responseOfTenant();
    const changed = story.responseOfProxy();
    await story.send();

    expect((await refused).status()).toBe(403);
    expect(await (await refused).json()).toMatchObject({
      statusCode: 403,
      error: 'Forbidden',
      message: 'You cannot update the following fields: email',
    });
    await expect(card.getByTestId('problem')).toHaveText('field-needs-backend');

    expect((await changed).status()).toBe(200);
    expect(await (await changed).json()).toMatchObject({ email: 'noor@lighthouse.example' });
    await expect(story.exchanges()).toHaveCount(2);
    expect(await tenantUser(noor.id)).toMatchObject({ email: 'noor@lighthouse.example' });
  });
});

test('step opened by its URL › logs in and continues there', async ({ page }) => {
  const story = new StoryPage(page);
  await page.goto('/story/5');
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  const response = story.responseOfTenant();
  await page.getByRole('button', { name: noor.name }).click();
  expect((await response).status()).toBe(200);
  await expect(page).toHaveURL('/story/5');
});

test('switch user › lets another user log in', async ({ page }) => {
  const story = new StoryPage(page);
  await story.begin(noor);
  await page.getByRole('button', { name: 'Switch user' }).click();
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  await page.getByRole('button', { name: kofi.name }).click();
  await expect(page.getByText(`as ${kofi.name}`)).toBeVisible();
});

test('callback › removes the fragment with the tokens from URL and history', async ({ page }) => {
  await new StoryPage(page).begin(noor);
  await expect(page).toHaveURL('/story/1');
  await page.goBack();
  expect(page.url()).not.toContain('access_token');
});
