import { scopeOutcomes } from './scope-outcomes';

describe('scopeOutcomes', () => {
  it('marks a scope that was dropped', () => {
    expect(scopeOutcomes('openid update:users', ['openid', 'profile'])).toEqual([
      { scope: 'openid', granted: 'yes' },
      { scope: 'update:users', granted: 'no' },
    ]);
  });

  it('when the token cannot be decoded, marks scopes as unknown', () => {
    expect(scopeOutcomes('openid', undefined)).toEqual([{ scope: 'openid', granted: 'unknown' }]);
  });
});
