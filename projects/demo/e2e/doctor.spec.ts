import { expect, test } from './demo-test.ts';

const CASES = [
  {
    name: 'an error message',
    text: 'Bad HTTP authentication header format',
    problem: 'opaque-token',
    title: 'Bad HTTP authentication header format',
  },
  {
    name: 'an ID token',
    text: jwt({ sub: 'auth0|1', aud: 'demo-spa', nonce: 'n' }),
    problem: 'id-token',
    title: 'id-token',
  },
  {
    name: 'a callback URL',
    text: 'http://localhost:4200/?error=consent_required&error_description=Consent%20required&state=s',
    problem: 'consent-required',
    title: 'Consent required',
  },
  {
    name: 'a response body',
    text: '{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: update:users","errorCode":"insufficient_scope"}',
    problem: 'scope-never-granted-to-users',
    title: 'Insufficient scope, expected any of: …',
  },
];

test('token doctor › what is pasted gets problem, meaning, fix and page, and nothing is sent', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => {
    // The page loads the files of its lazy parts when it is idle.
    if (request.resourceType() !== 'script') {
      requests.push(request.url());
    }
  });
  await page.goto('/');
  for (const { name, text, problem, title } of CASES) {
    await test.step(name, async () => {
      await page.getByRole('link', { name: 'Token doctor', exact: true }).click();
      const field = page.getByLabel('Token, error, response or URL');
      await field.waitFor();
      requests.length = 0;
      await field.fill(text);
      const note = page.getByTestId('diagnosis');
      await expect(note.getByTestId('problem')).toHaveText(problem);
      await expect(note.getByTestId('meaning')).toHaveText(/\w{3,}.*\./);
      await expect(note.getByTestId('fix')).toHaveText(/\w{3,}.*\./);
      await expect(page.getByTestId('doctor-status')).toContainText(problem);
      expect(requests).toEqual([]);

      await note.getByRole('link', { name: 'The page of this error' }).click();
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toHaveText(title);
      await expect(heading).toBeFocused();
      await expect(page).toHaveTitle(`${title} · Tidewater Books`);
      await expect(page.getByRole('heading', { name: 'With ngx-auth0-profile' })).toBeVisible();
    });
  }
});

function jwt(claims: object): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { iss: 'https://acme.eu.auth0.com/', iat: now, exp: now + 3600, ...claims };
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(payload)}.c2lnbmF0dXJl`;
}
