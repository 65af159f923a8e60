import { changesBetween } from './changes-between';

describe('changesBetween', () => {
  it('keeps what changed and nothing else', () => {
    expect(
      changesBetween({ theme: 'light', city: 'Porto' }, { theme: 'dark', city: 'Porto' }),
    ).toEqual({ theme: 'dark' });
  });

  it('is empty when nothing changed', () => {
    expect(changesBetween({ newsletter: false }, { newsletter: false })).toEqual({});
  });
});
