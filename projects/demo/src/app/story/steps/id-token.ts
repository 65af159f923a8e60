import type { StoryStep } from '../story-step';
import { SAVE_SETTING } from './fixed-code';

/** The scope of the developer's first login, used until step 3. */
export const FIRST_SCOPE = 'openid profile roles user_id name email';

/** Step 1: the ID token as a bearer token. */
export const idTokenStep: StoryStep = {
  id: '1',
  title: 'Send the ID token',
  assumption:
    'Login has worked for months. Now readers should be able to save a setting in their profile. ' +
    'The app calls the Management API with the token that it has stored at login: the ID token.',
  code: `  this.webAuth = new auth0.WebAuth({
    clientID: this.auth0Config.clientID,
    domain: this.auth0Config.domain,
    responseType: 'token id_token',
    redirectUri: window.location.origin + '/story/callback',
    scope: 'openid profile roles user_id name email',
  });

  // after the login
  const management = new auth0.Management({
    domain: this.auth0Config.domain,
    token: this.getIdToken(),
  });
  management.patchUserMetadata(userId, { theme: 'dark' }, done);`,
  fixedCode: SAVE_SETTING,
  requests: [
    {
      label: 'Save the setting',
      sender: 'auth0.Management',
      login: () => ({ scope: FIRST_SCOPE }),
      token: 'idToken',
      method: 'PATCH',
      target: 'management-api',
      body: () => ({ user_metadata: { theme: 'dark' } }),
    },
  ],
  expectedStatuses: [401],
  hasEmailField: false,
  lesson: {
    text: 'An ID token tells the app who logged in. An API requires an access token, so send that one.',
    code: `- token: this.getIdToken(),
+ token: this.getAccessToken(),`,
  },
};
