/** What a development build writes to the console for the failures that are provoked here. */
export const PROVOKED =
  /^ngx-auth0-profile: (server-error|login-required|rate-limit[\w-]*|network[\w-]*|unauthorized): /;

const UNAVAILABLE = /not available right now/;

/**
 * Leads the profile page through what may go wrong: a first load that fails and is tried again, an edit that fails
 * and is saved later without typing it again, an edit without a connection, and one that the rate limit delays.
 * Throws when it shows something else.
 */
export async function checkPageStates(page, { person, about, generated }) {
  await failedLoad(page, person, generated);
  await generated.openPreferences(page);
  await failedEdit(page, about);
  await offlineEdit(page, about, generated);
  await delayedEdit(page, about, generated);
}

async function failedLoad(page, person, { loading }) {
  const answer = await answerProfileRequests(page, 'GET');
  await page.reload();
  await loading(page).waitFor();
  answer.fail();
  await page.getByRole('alert').getByText(UNAVAILABLE).waitFor();
  await page.getByRole('button', { name: 'Log out' }).first().waitFor();
  answer.hold();
  await page.getByRole('button', { name: 'Try again' }).click();
  await loading(page).waitFor();
  const focus = await page.evaluate(() => document.activeElement?.tagName);
  if (!/^H[12]$/.test(focus ?? '')) {
    throw new Error(`After 'Try again' the keyboard focus is in ${focus}, not on a heading.`);
  }
  answer.pass();
  await page.getByText(person.email).waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await answer.end();
}

async function failedEdit(page, about) {
  const answer = await answerProfileRequests(page, 'PATCH');
  const text = `${about} Again.`;
  const field = page.getByLabel('About you');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await field.fill(text);
  await save.click();
  await page.getByRole('status').getByText('Saving…').waitFor();
  answer.fail();
  await page.getByRole('alert').getByText(UNAVAILABLE).waitFor();
  const kept = await field.inputValue();
  if (kept !== text) {
    throw new Error(`An edit that failed left '${kept}' in the field, not '${text}'.`);
  }
  answer.pass();
  await save.click();
  await page.getByRole('status').getByText('Saved.', { exact: true }).waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await answer.end();
}

/** Without a connection nothing is sent, and the text stays. */
async function offlineEdit(page, about, { offline }) {
  const text = `${about} Offline.`;
  const field = page.getByLabel('About you');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const edits = [];
  const count = (request) => request.method() === 'PATCH' && edits.push(request.url());
  page.on('request', count);
  await page.context().setOffline(true);
  await page.getByRole('status').getByText(offline).waitFor();
  await field.fill(text);
  await save.press('Enter');
  await page.context().setOffline(false);
  await page.getByRole('status').getByText(offline).waitFor({ state: 'detached' });
  const kept = await field.inputValue();
  if (edits.length > 0 || kept !== text) {
    throw new Error(`Offline, ${edits.length} edits were sent, and '${kept}' is in the field.`);
  }
  page.off('request', count);
  await save.click();
  await page.getByRole('status').getByText('Saved.', { exact: true }).waitFor();
}

/** The page says that and when a request is repeated that the rate limit has refused. */
async function delayedEdit(page, about, { waiting }) {
  let isRefused = false;
  const handler = async (route) => {
    if (route.request().method() !== 'PATCH' || isRefused) {
      await route.fallback();
      return;
    }
    isRefused = true;
    await route.fulfill({
      status: 429,
      headers: {
        'access-control-allow-origin': new URL(page.url()).origin,
        'access-control-expose-headers': 'retry-after',
        'retry-after': '2',
      },
      json: {
        statusCode: 429,
        error: 'Too Many Requests',
        message: 'Global limit has been reached',
      },
    });
  };
  await page.route('**/*', handler);
  await page.getByLabel('About you').fill(`${about} Delayed.`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('status').getByText(waiting).waitFor();
  await page.getByRole('status').getByText('Saved.', { exact: true }).waitFor();
  await page.unroute('**/*', handler);
}

/** Holds the page's requests with a token, until they are failed or let through. */
async function answerProfileRequests(page, method) {
  let decided = deferred();
  const handler = async (route) => {
    const request = route.request();
    if (request.method() !== method || !isOfProfile(request)) {
      await route.fallback();
    } else if ((await decided.promise) === 'fail') {
      await route.fulfill({
        status: 500,
        headers: { 'access-control-allow-origin': new URL(page.url()).origin },
        json: { statusCode: 500, error: 'Internal Server Error', message: 'Not now.' },
      });
    } else {
      await route.continue();
    }
  };
  await page.route('**/*', handler);
  const decide = (outcome) => {
    decided.resolve(outcome);
    // Those that follow are answered in the same way.
    decided = deferred();
    decided.resolve(outcome);
  };
  return {
    fail: () => decide('fail'),
    pass: () => decide('pass'),
    hold: () => {
      decided = deferred();
    },
    end: () => page.unroute('**/*', handler),
  };
}

/** Requests with a token, and those to the BFF, which have a cookie in its place. */
function isOfProfile(request) {
  return request.headers().authorization || new URL(request.url()).pathname === '/bff/me';
}

function deferred() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
