import { authorizeUrl } from './support/authorize-url.ts';
import { MIA, NOOR } from './support/fixture-tenant.ts';
import { ACME, GLOBEX, startWithOrganizations, usage } from './support/organization-tenant.ts';
import { answerOf, claimsOf } from './support/test-browser.ts';

describe('the page for choosing an organization', () => {
  it('asks for a name before the login', async () => {
    const { browser } = startWithOrganizations(usage('require', 'pre_login_prompt'));
    const toPage = await browser.get(authorizeUrl({}));
    const page = new URL(toPage.headers.get('location') ?? '', authorizeUrl({}));
    expect(page.pathname).toBe('/u/organization');
    expect(await (await browser.get(page.href)).text()).toContain('name="organization"');
    const wrong = await browser.post(page.href, { organization: 'nowhere' });
    expect(wrong.status).toBe(400);
    const chosen = await browser.post(page.href, { organization: 'acme' });
    const toLogin = await browser.follow(chosen, page.href);
    const login = new URL(toLogin.headers.get('location') ?? '', page.href);
    const picked = await browser.post(login.href, { user_id: MIA });
    const answer = answerOf(await browser.follow(picked, page.href));
    expect(claimsOf(answer.get('id_token') ?? '')['org_id']).toBe(ACME);
  });

  it('offers the organizations of the user after the login', async () => {
    const { browser } = startWithOrganizations(usage('require', 'post_login_prompt'));
    const toPage = await browser.login(authorizeUrl({}), MIA);
    const page = new URL(toPage.headers.get('location') ?? '', authorizeUrl({}));
    const text = await (await browser.get(page.href)).text();
    expect(text).toContain(`value="${ACME}"`);
    expect(text).not.toContain(`value="${GLOBEX}"`);
    expect(text).not.toContain('Continue without');
    const chosen = await browser.post(page.href, { organization: ACME });
    const answer = answerOf(await browser.follow(chosen, page.href));
    expect(claimsOf(answer.get('id_token') ?? '')['org_id']).toBe(ACME);
  });

  it('can be skipped where the client does not require one', async () => {
    const { browser } = startWithOrganizations(usage('allow', 'post_login_prompt'));
    const toPage = await browser.login(authorizeUrl({}), MIA);
    const page = new URL(toPage.headers.get('location') ?? '', authorizeUrl({})).href;
    expect(await (await browser.get(page)).text()).toContain('Continue without');
    const skipped = await browser.post(page, { action: 'skip' });
    const answer = answerOf(await browser.follow(skipped, page));
    expect(claimsOf(answer.get('id_token') ?? '')['org_id']).toBeUndefined();
  });

  it('is not shown to a user without an organization', async () => {
    const { browser } = startWithOrganizations(usage('require', 'post_login_prompt'));
    const answer = answerOf(await browser.login(authorizeUrl({}), NOOR));
    expect(answer.get('error_description')).toBe(
      'client requires organization membership, but user does not belong to any organization',
    );
    const allowing = startWithOrganizations(usage('allow', 'post_login_prompt'));
    expect(answerOf(await allowing.browser.login(authorizeUrl({}), NOOR)).has('id_token')).toBe(
      true,
    );
  });

  it('is not shown to a silent request', async () => {
    const { browser } = startWithOrganizations(usage('require', 'pre_login_prompt'));
    const answer = answerOf(await browser.get(authorizeUrl({ prompt: 'none' })));
    expect(answer.get('error')).toBe('interaction_required');
  });
});
