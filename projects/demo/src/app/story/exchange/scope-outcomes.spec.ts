import { scopeOutcomes } from './scope-outcomes';

describe('scopeOutcomes', () => {
  it('marks what was dropped', () => {
    expect(scopeOutcomes('openid update:users', ['openid', 'profile'])).toEqual([
      { scope: 'openid', granted: 'yes' },
      { scope: 'update:users', granted: 'no' },
    ]);
  });

  it('claims nothing where the token cannot be read', () => {
    expect(scopeOutcomes('openid', undefined)).toEqual([{ scope: 'openid', granted: 'unknown' }]);
  });
});
