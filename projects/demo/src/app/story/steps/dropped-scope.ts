import { type StoryStep, managementAudience } from '../story-step';
import { FIRST_SCOPE } from './id-token';
import { SAVE_SETTING } from './fixed-code';

/** Step 4: a scope that Auth0 never grants to end users and drops silently. */
export const droppedScopeStep: StoryStep = {
  id: '4',
  title: 'Request update:users',
  assumption:
    'The API explorer says that the endpoint needs update:users, and so does an answer in the ' +
    'forum. The request to /authorize has the scope. The error stays the same, for days.',
  code: `  this.webAuth = new auth0.WebAuth({
    …
    audience: 'https://' + this.auth0Config.domain + '/api/v2/',
-   scope: 'openid profile roles user_id name email',
+   scope: 'openid profile roles user_id name email update:users update:users_app_metadata',
  });`,
  fixedCode: SAVE_SETTING,
  requests: [
    {
      label: 'Save the setting',
      sender: 'auth0.Management',
      login: (config) => ({
        audience: managementAudience(config),
        scope: `${FIRST_SCOPE} update:users update:users_app_metadata`,
      }),
      token: 'accessToken',
      method: 'PATCH',
      target: 'management-api',
      body: () => ({ user_metadata: { theme: 'dark' } }),
    },
  ],
  expectedStatuses: [403],
  hasEmailField: false,
  lesson: {
    text: 'Auth0 never grants update:users to an end user. The login succeeds, but the token does not have the scope. Another scope allows this change: update:current_user_metadata.',
    code: `- scope: '… update:users update:users_app_metadata',
+ scope: '… update:current_user_metadata',`,
  },
};
