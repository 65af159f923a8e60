/** What a development build writes to the console for the failures that are provoked here. */
export const PROVOKED = /^ngx-auth0-profile: server-error: /;

const UNAVAILABLE = /not available right now/;

/**
 * Leads the profile page through what may go wrong: a first load that fails and is tried again, and an
 * edit that fails and is saved later, without typing it again. Throws when it shows something else.
 */
export async function checkPageStates(page, { person, about }) {
  await failedLoad(page, person);
  await failedEdit(page, about);
}

async function failedLoad(page, person) {
  const answer = await answerProfileRequests(page, 'GET');
  await page.reload();
  await page.getByRole('status').getByText('Loading your profile…').waitFor();
  answer.fail();
  await page.getByRole('alert').getByText(UNAVAILABLE).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).waitFor();
  answer.hold();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('status').getByText('Loading your profile…').waitFor();
  answer.pass();
  await page.getByText(person.email).waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await answer.end();
}

async function failedEdit(page, about) {
  const answer = await answerProfileRequests(page, 'PATCH');
  const text = `${about} Again.`;
  const field = page.getByLabel('About you');
  const save = page.getByRole('button', { name: 'Save' });
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
  await page.getByRole('status').getByText('Saved.').waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await answer.end();
}

/** Holds the page's requests with a token, until they are failed or let through. */
async function answerProfileRequests(page, method) {
  let decided = deferred();
  const handler = async (route) => {
    const request = route.request();
    if (request.method() !== method || !request.headers().authorization) {
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

function deferred() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
