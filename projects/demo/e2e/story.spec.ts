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

test('the story runs from 401 to 200, each answer as the tenant gives it', async ({ page }) => {
  const story = new StoryPage(page);
  const card = story.exchanges().first();

  await test.step('1: an ID token is refused with 401', async () => {
    const answer = await story.begin(noor);
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toEqual({
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
    const answer = await story.next();
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'Bad HTTP authentication header format',
      errorCode: 'Bearer',
    });
    await expect(card.getByTestId('token-kind')).toHaveText('opaque access token');
    await expect(card.getByTestId('problem')).toHaveText('opaque-token');
  });

  await test.step('3: the audience alone is refused with 403', async () => {
    const answer = await story.next();
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toEqual(insufficientScope);
    await expect(card.getByTestId('token-kind')).toHaveText('access token');
    await expect(card.getByTestId('problem')).toHaveText('missing-scope');
    await expect(card.getByTestId('claims')).toContainText('"scope": "openid profile email"');
  });

  await test.step('4: update:users is dropped in silence, and refused with 403', async () => {
    const login = page.waitForRequest((request) => request.url().includes('/authorize?'));
    const answer = await story.next();
    const asked = new URL((await login).url()).searchParams.get('scope')?.split(' ');
    expect(asked).toContain('update:users');
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toEqual(insufficientScope);
    await expect(card.getByTestId('claims')).toContainText('"scope": "openid profile email"');
    const dropped = card.getByTestId('scopes').getByRole('listitem').filter({ hasText: 'users' });
    await expect(dropped).toHaveText([/not granted/, /not granted/]);
    await expect(card.getByTestId('problem')).toHaveText('scope-never-granted-to-users');
  });

  await test.step('5: update:current_user_metadata is granted, and the change made with 200', async () => {
    const before = await tenantUser(noor.id);
    const answer = await story.next();
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toMatchObject({
      user_id: noor.id,
      user_metadata: { ...(before['user_metadata'] as object), theme: 'dark' },
    });
    await expect(card.getByText('Accepted.')).toBeVisible();
    await expect(card.getByTestId('diagnosis')).toHaveCount(0);
  });

  await test.step('6: the e-mail address is refused to the browser and changed by the proxy', async () => {
    await page.getByRole('link', { name: /^Next:/ }).click();
    await page.getByLabel('New e-mail address').fill('noor@lighthouse.example');
    const refused = story.answerFromTenant();
    const changed = story.answerFromProxy();
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

test('the second developer meets both walls', async ({ page }) => {
  const story = new StoryPage(page);
  await story.begin(noor);
  await page.getByRole('link', { name: 'Somebody else, with Auth0Lock' }).click();
  await page.getByLabel('New e-mail address').fill('noor@lighthouse.example');
  await story.send();

  await expect(story.exchanges()).toHaveCount(2);
  const [withoutAudience, withScope] = await story.exchanges().all();
  await expect(withoutAudience!.getByTestId('response-body')).toContainText(
    '"message": "Bad HTTP authentication header format"',
  );
  await expect(withoutAudience!.getByTestId('problem')).toHaveText('opaque-token');
  await expect(withScope!.getByTestId('response-body')).toContainText(
    '"message": "You cannot update the following fields: email"',
  );
  await expect(withScope!.getByTestId('problem')).toHaveText('field-needs-backend');
  expect(await tenantUser(noor.id)).toMatchObject({ email: noor.email });
});

test('a step opened by its address asks for the login it needs', async ({ page }) => {
  const story = new StoryPage(page);
  await page.goto('/story/5');
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  const answer = story.answerFromTenant();
  await page.getByRole('button', { name: noor.name }).click();
  expect((await answer).status()).toBe(200);
  await expect(page).toHaveURL('/story/5');
});

test('another user can be picked', async ({ page }) => {
  const story = new StoryPage(page);
  await story.begin(noor);
  await page.getByRole('button', { name: 'Switch user' }).click();
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  await page.getByRole('button', { name: kofi.name }).click();
  await expect(page.getByText(`as ${kofi.name}`)).toBeVisible();
});

test('the fragment with the tokens is not left in the address', async ({ page }) => {
  await new StoryPage(page).begin(noor);
  await expect(page).toHaveURL('/story/1');
  await page.goBack();
  expect(page.url()).not.toContain('access_token');
});
