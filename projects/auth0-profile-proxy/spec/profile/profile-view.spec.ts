import { profileView } from '../../src/profile/profile-view.ts';

const identity = {
  provider: 'google-oauth2',
  user_id: '117',
  connection: 'google-oauth2',
  isSocial: true,
};

describe('profileView', () => {
  it('removes provider tokens and profile data from identities', () => {
    const user = {
      user_id: 'auth0|ada',
      identities: [
        {
          ...identity,
          access_token: 'ya29.secret',
          refresh_token: '1//secret',
          access_token_secret: 'secret',
          expires_in: 3600,
          profileData: { email: 'ada@private.example' },
        },
      ],
    };
    expect(profileView(user, ['identities'])).toEqual({ identities: [identity] });
  });

  for (const isSocial of [false, undefined, 'true']) {
    it(`says that an identity with isSocial ${JSON.stringify(isSocial)} is not social`, () => {
      const user = { user_id: 'auth0|ada', identities: [{ ...identity, isSocial }] };
      expect(profileView(user, ['identities'])).toEqual({
        identities: [{ ...identity, isSocial: false }],
      });
    });
  }

  it('contains visible attributes only', () => {
    const user = { user_id: 'auth0|ada', name: 'Ada', app_metadata: { plan: 'free' } };
    expect(profileView(user, ['name', 'picture'])).toEqual({ name: 'Ada' });
  });

  for (const identities of [undefined, null, 'text', {}]) {
    it(`has no identities for ${JSON.stringify(identities)}`, () => {
      const view = profileView({ user_id: 'auth0|ada', identities }, ['identities']);
      expect(view['identities'] ?? []).toEqual([]);
    });
  }
});
