import { claimLines } from './claim-lines';

describe('claimLines', () => {
  const claims = {
    aud: ['a', 'b'],
    scope: 'openid',
    'http://shop.example/app_metadata': { plan: 'reader' },
    exp: 1,
  };

  it('returns the same text as JSON.stringify', () => {
    expect(
      claimLines(claims, undefined)
        .map(({ text }) => text)
        .join('\n'),
    ).toBe(JSON.stringify(claims, null, 2));
  });

  it('marks the claims that decide about the problem, and those of rules', () => {
    const marked = (problem?: string) =>
      claimLines(claims, problem as never)
        .filter(({ mark }) => mark)
        .map(({ text, mark }) => `${mark ?? ''} ${text.trim()}`);
    expect(marked('missing-scope')).toEqual([
      'relevant "scope": "openid",',
      'rule "http://shop.example/app_metadata": {',
      'rule "plan": "reader"',
      'rule },',
    ]);
    expect(marked()[0]).toBe('relevant "aud": [');
  });
});
