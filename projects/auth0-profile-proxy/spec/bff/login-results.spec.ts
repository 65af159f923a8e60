import { ADA } from '../support/harness.ts';
import { startBff, WEB_SECRET, type BffHarness } from '../support/bff-harness.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import { ORIGIN } from '../support/bff-harness.ts';
import type { ProfileBff, ProfileBffOptions } from '../../src/index.ts';

describe('logins of the BFF', () => {
  let harness: BffHarness;
  let results: string[];
  const metrics = {
    request: () => undefined,
    upstream: () => undefined,
    machineToken: () => undefined,
    breaker: () => undefined,
    login: ({ result }: { readonly result: string }) => void results.push(result),
  };
  beforeAll(async () => (harness = await startBff({ metrics })));
  beforeEach(() => {
    results = [];
    harness.log.length = 0;
  });
  afterAll(() => harness.close());

  it('are counted when they succeed', async () => {
    await harness.loggedIn(ADA);
    expect(results).toEqual(['succeeded']);
  });

  it('are counted when nobody began them', async () => {
    await harness.browser().open('/bff/callback?code=a&state=b', 'cross-site');
    expect(results).toEqual(['login_expired']);
  });

  it('are counted by the code of the tenant, and invented codes together', async () => {
    for (const error of ['access_denied', 'temporarily_unavailable', 'zzz', 'another_one']) {
      const browser = harness.browser();
      const state = stateOf(await browser.open('/bff/login'));
      await browser.open(`/bff/callback?error=${error}&state=${state}`, 'cross-site');
    }
    expect(results).toEqual(['access_denied', 'temporarily_unavailable', 'other', 'other']);
  });

  for (const [what, options, result, reason] of [
    [
      'the secret is wrong',
      { clientSecret: 'wrong-secret-0123456789abcdef0123456789', encryptionSecret: WEB_SECRET },
      /^invalid_client$/,
      /credential/,
    ],
    [
      'the token endpoint does not answer',
      { fetch: failing('/oauth/token') },
      /^upstream_unavailable$/,
      /token endpoint.*did not answer/,
    ],
  ] as const) {
    it(`are counted and logged with a reason when ${what}`, async () => {
      await callback(harness.instance({ encryptionSecret: WEB_SECRET, ...options }));
      expect(results).toEqual([jasmine.stringMatching(result)]);
      const line = harness.log.find((text) => text.includes('"a login failed"')) ?? '';
      expect(line).toMatch(reason);
      expect(line).not.toContain('code=');
    });
  }

  /** A login that another instance began, so that only its end meets the failure. */
  async function callback(instance: ProfileBff): Promise<void> {
    const begins = harness.instance({ encryptionSecret: WEB_SECRET });
    const browser = new BffBrowser(
      (request) =>
        (new URL(request.url).pathname === '/bff/callback' ? instance : begins).fetch(request),
      ORIGIN,
    );
    await browser.login(ADA);
  }
});

function failing(path: string): NonNullable<ProfileBffOptions['fetch']> {
  return (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    return url.endsWith(path) ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init);
  };
}

function stateOf(answer: Response): string {
  return new URL(answer.headers.get('location') ?? '').searchParams.get('state') ?? '';
}
