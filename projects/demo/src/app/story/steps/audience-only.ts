import { type StoryStep, managementAudience } from '../story-step';
import { FIRST_SCOPE } from './id-token';
import { SAVE_SETTING } from './fixed-code';

/** Step 3: the correct audience, but no scope for the change. */
export const audienceOnlyStep: StoryStep = {
  id: '3',
  title: 'Add the audience',
  assumption:
    'With the audience the access token is a JWT. The user is logged in and not blocked, so the ' +
    'change should be accepted.',
  code: `  this.webAuth = new auth0.WebAuth({
    clientID: this.auth0Config.clientID,
    domain: this.auth0Config.domain,
    responseType: 'token id_token',
    redirectUri: window.location.origin + '/story/callback',
+   audience: 'https://' + this.auth0Config.domain + '/api/v2/',
    scope: 'openid profile roles user_id name email',
  });`,
  fixedCode: SAVE_SETTING,
  requests: [
    {
      label: 'Save the setting',
      sender: 'auth0.Management',
      login: (config) => ({ audience: managementAudience(config), scope: FIRST_SCOPE }),
      token: 'accessToken',
      method: 'PATCH',
      target: 'management-api',
      body: () => ({ user_metadata: { theme: 'dark' } }),
    },
  ],
  expectedStatuses: [403],
  hasEmailField: false,
  lesson: {
    text: 'The token has the correct audience but no scope for this endpoint. The API explorer lists update:users for it, so request that scope.',
    code: `- scope: 'openid profile roles user_id name email',
+ scope: 'openid profile roles user_id name email update:users update:users_app_metadata',`,
  },
};
