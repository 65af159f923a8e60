import { changesBetween } from './changes-between';

describe('changesBetween', () => {
  it('returns only the changed properties', () => {
    expect(
      changesBetween({ theme: 'light', city: 'Porto' }, { theme: 'dark', city: 'Porto' }),
    ).toEqual({ theme: 'dark' });
  });

  it('returns an empty object when nothing changed', () => {
    expect(changesBetween({ newsletter: false }, { newsletter: false })).toEqual({});
  });
});
