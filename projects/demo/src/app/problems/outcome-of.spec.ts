import { Auth0ProfileError } from 'ngx-auth0-profile';
import { userMessage } from 'ngx-auth0-profile/messages';

import { outcomeOf } from './outcome-of';

describe('outcomeOf', () => {
  describe('when a save fails', () => {
    it('says that the outcome is unknown if the request may have been done', () => {
      const lost = new Auth0ProfileError('network', 'lost', { status: 0 });
      const failed = new Auth0ProfileError('unavailable', 'failed', { status: 503 });
      expect(outcomeOf('save', lost)).toContain('It is not known');
      expect(outcomeOf('save', failed)).toContain('It is not known');
    });

    it('is the message for users if the request was refused or not sent', () => {
      const notSent = new Auth0ProfileError('network', 'no token');
      const limited = new Auth0ProfileError('rate-limited', 'limited', { status: 429 });
      for (const error of [notSent, limited, new Error('other')]) {
        expect(outcomeOf('save', error)).toBe(userMessage(error, { operation: 'write' }));
        expect(outcomeOf('save', error)).not.toContain('It is not known');
      }
    });
  });

  it('never speaks of an unknown outcome when a load fails', () => {
    const failed = new Auth0ProfileError('unavailable', 'failed', { status: 503 });
    expect(outcomeOf('load', failed)).toBe(userMessage(failed, { operation: 'read' }));
    expect(outcomeOf('load', failed)).not.toContain('It is not known');
  });
});
