import { invalidScope } from '../../src/login/invalid-scope.ts';
import { countedResult, loginFailure } from '../../src/login/login-failure.ts';
import { Problem } from '../../src/problem/problem.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

describe('invalidScope', () => {
  const refused = [
    'read:orders',
    'xread:Orders',
    'ada@example.com',
    ' a:bc',
    'a:bc',
    'ab:c',
    'ab:cd ',
  ];

  it('logs scopes only that look like those of Auth0, and ten at most', () => {
    const { facts, code } = invalidScope(refused, undefined, resolvedBff());
    expect(code).toBe('invalid-scope');
    expect(facts.refusedScopes).toEqual(['read:orders']);
    const many = Array.from({ length: 11 }, () => 'read:orders');
    expect(invalidScope(many, undefined, resolvedBff()).facts.refusedScopes?.length).toBe(10);
  });

  it('names the option to change', () => {
    const routes = [{ method: 'GET', path: '/x' }] as const;
    const bff = resolvedBff({
      apis: { orders: { url: 'https://x.example', audience: 'https://x/', routes } },
    });
    const [api] = bff.apis;
    const detail = (...parameters: Parameters<typeof invalidScope>): string =>
      invalidScope(...parameters).facts.operatorDetail ?? '';
    expect(detail([], api, bff)).toContain('apis.orders');
    expect(detail([], api && { ...api, name: 'me' }, bff)).toContain('myAccount.scopes');
    expect(detail([], undefined, bff)).toContain('Set audience (BFF_AUDIENCE)');
    const withApi = resolvedBff({ audience: 'https://profile.example/' });
    expect(detail([], undefined, withApi)).not.toContain('Set audience');
    expect(detail([], undefined, withApi)).toContain('login.stepUpScopes');
  });
});

describe('loginFailure', () => {
  const coded = (code: unknown): Error => Object.assign(new Error('secret words'), { code });

  for (const [what, error, code, reason] of [
    [
      'a problem',
      new Problem('wrong-organization', 'No.', { operatorDetail: 'Why.' }),
      'wrong_organization',
      'Why.',
    ],
    ['a fetch that fails', new TypeError('fetch failed'), 'upstream_unavailable', 'did not answer'],
    ['a timeout', coded('OAUTH_TIMEOUT'), 'upstream_unavailable', 'did not answer'],
    ['another code', coded('OAUTH_X'), 'login_failed', 'is not valid (OAUTH_X)'],
    ['a code that is no text', coded(7), 'login_failed', 'is not valid (Error)'],
    ['an error', new RangeError('secret words'), 'login_failed', 'is not valid (RangeError)'],
    ['no error', 'secret words', 'login_failed', 'is not valid (Error)'],
  ] as const) {
    it(`of ${what} › is ${code}, and says why to the operator`, () => {
      const failure = loginFailure(error);
      expect(failure.code).toBe(code);
      expect(failure.reason).toContain(reason);
      expect(failure.reason).not.toContain('secret');
    });
  }
});

describe('countedResult', () => {
  it('counts known results by name, and no invented one', () => {
    for (const name of [
      ...['login_required', 'consent_required', 'interaction_required'],
      ...['account_selection_required', 'unauthorized', 'mfa_required', 'login_failed'],
      'login_expired',
    ]) {
      expect(countedResult(name)).toBe(name);
    }
    expect(countedResult('invented')).toBe('other');
  });
});
