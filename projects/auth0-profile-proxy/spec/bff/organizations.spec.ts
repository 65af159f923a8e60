import { bffSeed, SESSION_COOKIE, startBff, type BffHarness } from '../support/bff-harness.ts';
import { ADA } from '../support/harness.ts';

const ACME = 'org_9ybsU1dN2dKfDkBi';
const OTHER = 'org_2ybsU1dN2dKfDkBi';

describe('a login of the BFF to an organization', () => {
  let harness: BffHarness;
  beforeAll(async () => {
    const seed = bffSeed();
    harness = await startBff(
      { organizations: [ACME] },
      {
        ...seed,
        clients: (seed.clients ?? []).map((client) => ({
          ...client,
          organization_usage: 'allow' as const,
        })),
        organizations: [ACME, OTHER].map((id, index) => ({
          id,
          name: `organization-${index}`,
          members: [ADA],
        })),
      },
    );
  });
  afterAll(() => harness.close());

  it('is accepted where the options name the organization', async () => {
    const browser = await harness.loggedIn(ADA, `?organization=${ACME}`);
    const session = (await (await browser.send('GET', '/bff/session')).json()) as {
      user: { org_id: string };
    };
    expect(session.user.org_id).toBe(ACME);
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
  });

  it('is refused when the request to the tenant was changed to another organization', async () => {
    const browser = harness.browser();
    const answer = await browser.open(`/bff/login?organization=${ACME}`);
    const location = new URL(answer.headers.get('location') ?? '');
    location.searchParams.set('organization', OTHER);
    const redirect = new Response(null, { status: 302, headers: { location: location.href } });
    const end = await browser.open(await browser.loginAtTenant(ADA, redirect), 'cross-site');
    expect(end.headers.get('location')).toBe('/?login_error=wrong_organization');
    expect(browser.cookies.has(SESSION_COOKIE)).toBeFalse();
  });

  it('is refused without the organization that was requested', async () => {
    const browser = harness.browser();
    const answer = await browser.open(`/bff/login?organization=${ACME}`);
    const location = new URL(answer.headers.get('location') ?? '');
    location.searchParams.delete('organization');
    const redirect = new Response(null, { status: 302, headers: { location: location.href } });
    const end = await browser.open(await browser.loginAtTenant(ADA, redirect), 'cross-site');
    expect(end.headers.get('location')).toBe('/?login_error=wrong_organization');
  });
});
