import { Auth0ProfileError } from 'ngx-auth0-profile';

import { outcomeOf } from './outcome-of';

describe('outcomeOf', () => {
  describe('when a save fails', () => {
    it('says that the outcome is unknown if the request may have been done', () => {
      const lost = new Auth0ProfileError('network', 'lost', { status: 0 });
      const failed = new Auth0ProfileError('unavailable', 'failed', { status: 503 });
      expect(outcomeOf('save', lost)).toContain('It is not known');
      expect(outcomeOf('save', failed)).toContain('It is not known');
    });

    it('says that nothing was saved if the request was refused or not sent', () => {
      const notSent = new Auth0ProfileError('network', 'no token');
      const limited = new Auth0ProfileError('rate-limited', 'limited', { status: 429 });
      for (const error of [notSent, limited, new Error('other')]) {
        expect(outcomeOf('save', error)).toBe('Your change was not saved.');
      }
    });
  });

  it('never speaks of an unknown outcome when a load fails', () => {
    const failed = new Auth0ProfileError('unavailable', 'failed', { status: 503 });
    expect(outcomeOf('load', failed)).toBe('Nothing was changed.');
  });
});
