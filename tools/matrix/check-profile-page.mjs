import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFirstViewport } from './check-first-viewport.mjs';
import { checkPageStates, PROVOKED } from './check-page-states.mjs';
import { generatedPage } from './generated-page.mjs';

/**
 * Uses the generated application as its first user: opens the profile page, logs in, saves an edit,
 * reloads, and meets a service that is not available. `onShown` is called when the page is there. Throws when the page, the tenant or a request differs from what is expected.
 */
export async function checkProfilePage({
  app,
  emulator,
  applicationFolder,
  about,
  cell = {},
  tokensMayGoTo = cell.bff ? [] : [emulator],
  onShown = () => {},
}) {
  const { route = 'profile' } = cell;
  const seed = JSON.parse(readFileSync(join(applicationFolder, 'auth0/tenant.json'), 'utf8'));
  const [person] = seed.users;
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const problems = watchProblems(page, app, tokensMayGoTo);
    try {
      await useProfilePage(page, { app, emulator, person, about, route, cell, onShown });
    } catch (error) {
      const seen = await page
        .locator('body')
        .innerText()
        .catch(() => '');
      throw new Error(`${error.message}\nAt ${page.url()}:\n${seen}\n${problems.join('\n')}`, {
        cause: error,
      });
    }
    if (problems.length > 0) {
      throw new Error(`The browser reported:\n${problems.join('\n')}`);
    }
  } finally {
    await browser.close();
  }
}

async function useProfilePage(page, { app, emulator, person, about, route, cell, onShown }) {
  const generated = generatedPage(cell);
  page.setDefaultTimeout(20_000);
  await page.goto(`${app}/`);
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('navigation')).first().waitFor();
  await page.goto(`${app}/${route}`);
  await page.waitForURL((url) => url.origin === emulator);
  await logIn(page, { app, person });
  await page.waitForURL(`${app}/${route}`);
  await page.getByText(person.email).waitFor();
  await checkFirstViewport(page, cell.name);
  onShown();
  expectEqual(await page.title(), 'Your profile', 'the title of the page');

  await checkName(page, { emulator, person, cell });
  await generated.openPreferences(page);
  await typeWhileSaving(page, about);

  const stored = await storedUser(emulator, person);
  expectEqual(stored.user_metadata, { ...person.user_metadata, about }, 'the stored metadata');

  await fetch(`${emulator}/_emulator/requests`, { method: 'DELETE' });
  await page.reload();
  await page.getByText(person.email).waitFor();
  if (!cell.myAccount && !cell.bff) {
    // One silent login returns the token that reads the profile.
    expectEqual(
      await requestsTo(emulator),
      ['GET /authorize', 'POST /oauth/token', 'GET /api/v2/users/:id'],
      'the requests to the tenant after a reload',
    );
  }
  await generated.openPreferences(page);
  expectEqual(await page.getByLabel('About you').inputValue(), about, 'the text after a reload');

  await checkPageStates(page, { person, about, generated });
  if (!cell.proxy) {
    await checkExpiredSession(page, { app, emulator, person, about, generated });
  }

  await page.getByRole('button', { name: 'Log out' }).first().click();
  await page.waitForURL((url) => url.origin === app && url.pathname === '/');
}

async function logIn(page, { app, person }) {
  await page.getByRole('button', { name: person.name }).click();
  const consent = page.getByRole('button', { name: 'Accept' });
  await Promise.race([page.waitForURL(`${app}/**`), consent.waitFor()]);
  if (await consent.isVisible().catch(() => false)) {
    await consent.click();
  }
}

/** The name is saved where a configured API accepts it, else it is locked, with the reason. */
async function checkName(page, { emulator, person, cell }) {
  const field = page.getByLabel('Name', { exact: true });
  if (!cell.proxy && !cell.bff && !cell.myAccount) {
    await page.getByText('cannot be changed here').first().waitFor();
    expectEqual(await field.isEditable(), false, 'whether the name can be edited');
    return;
  }
  // The second time as it was before: the tenant's login page shows it.
  for (const name of [`${person.name} II`, person.name]) {
    await field.fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').getByText('Saved.', { exact: true }).waitFor();
    expectEqual((await storedUser(emulator, person)).name, name, 'the stored name');
  }
}

async function storedUser(emulator, { user_id }) {
  const response = await fetch(`${emulator}/_emulator/users/${encodeURIComponent(user_id)}`);
  return response.json();
}

/** The session has ended and the token is refused: after another login the text is in the field, and can be saved. */
async function checkExpiredSession(page, { app, emulator, person, about, generated }) {
  const text = `${about} After a login.`;
  await page.getByLabel('About you').fill(text);
  await page.context().clearCookies();
  // In BFF mode the session is the cookie.
  const refuse = (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 401,
          headers: { 'access-control-allow-origin': app },
          json: { statusCode: 401, error: 'Unauthorized', message: 'Expired token received' },
        })
      : route.fallback();
  await page.route('**/api/v2/**', refuse);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL((url) => url.origin === emulator);
  await page.unroute('**/api/v2/**', refuse);
  await logIn(page, { app, person });
  await page.waitForURL(`${app}/**`);
  await generated.openPreferences(page);
  const field = page.getByLabel('About you');
  await field.waitFor();
  expectEqual(await field.inputValue(), text, 'the text after the login');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('status').getByText('Saved.', { exact: true }).waitFor();
}

/** Text typed while an edit is being saved is kept, and so is the focus. */
async function typeWhileSaving(page, about) {
  const field = page.getByLabel('About you');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  const isEdit = (request) => request.method() === 'PATCH';
  await page.route('**/*', async (route) => {
    if (isEdit(route.request())) {
      await held;
    }
    await route.continue();
  });
  await field.fill(`${about} First.`);
  const sent = page.waitForRequest(isEdit);
  await save.press('Enter');
  await sent;
  expectEqual(
    await save.evaluate((button) => button === document.activeElement),
    true,
    'whether Save keeps the focus',
  );
  await field.fill(about);
  answer();
  await page.getByRole('status').getByText('Saving…').waitFor({ state: 'detached' });
  expectEqual(await field.inputValue(), about, 'the text typed while saving');
  await page.unroute('**/*');
  await save.click();
  await page.getByRole('status').getByText('Saved.', { exact: true }).waitFor();
}

/** The application's requests to the tenant: method and path without ids and without preflights. */
async function requestsTo(emulator) {
  const requests = await (await fetch(`${emulator}/_emulator/requests`)).json();
  return requests
    .filter(({ method, path }) => method !== 'OPTIONS' && !path.startsWith('/_emulator'))
    .map(({ method, path }) => `${method} ${path.replace(/(?<=\/users\/).*/, ':id')}`);
}

/** Collects errors of the page, and requests that send a token to an unexpected origin. */
function watchProblems(page, app, tokensMayGoTo) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    const { url } = message.location();
    const isOfPage = message.type() === 'error' && url.startsWith(app);
    const isAnswer = url.startsWith(`${app}/bff/`);
    if (isOfPage && !isAnswer && !PROVOKED.test(message.text())) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (request.headers().authorization && !tokensMayGoTo.includes(origin)) {
      problems.push(`a token was sent to ${origin}`);
    }
  });
  return problems;
}

function expectEqual(actual, expected, what) {
  if (JSON.stringify(actual) === JSON.stringify(expected)) {
    return;
  }
  throw new Error(
    `Expected ${what} to be ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}.`,
  );
}
