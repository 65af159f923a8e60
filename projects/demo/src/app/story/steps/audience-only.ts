import { type StoryStep, managementAudience } from '../story-step';
import { FIRST_SCOPE } from './id-token';

/** Step 3: the right audience, and no scope for the change. */
export const audienceOnlyStep: StoryStep = {
  id: '3',
  title: 'Name the API',
  belief:
    'With the audience the access token is a JWT at last. User and password are right and the ' +
    'user is not blocked, so the change must go through.',
  code: `  this.webAuth = new auth0.WebAuth({
    clientID: this.auth0Config.clientID,
    domain: this.auth0Config.domain,
    responseType: 'token id_token',
    redirectUri: window.location.origin + '/story/callback',
+   audience: 'https://' + this.auth0Config.domain + '/api/v2/',
    scope: 'openid profile roles user_id name email',
  });`,
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
  outcome: [403],
  asksForEmail: false,
  lesson: {
    text: 'The token is for the right API but allows nothing there. The API explorer lists update:users for this endpoint, so ask for it.',
    code: `- scope: 'openid profile roles user_id name email',
+ scope: 'openid profile roles user_id name email update:users update:users_app_metadata',`,
  },
};
