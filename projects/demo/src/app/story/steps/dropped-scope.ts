import { type StoryStep, managementAudience } from '../story-step';
import { FIRST_SCOPE } from './id-token';

/** Step 4: a scope that end users never get, dropped without a word. */
export const droppedScopeStep: StoryStep = {
  id: '4',
  title: 'Ask for the scope in the documentation',
  belief:
    'The API explorer says the endpoint needs update:users, and the answer in the forum says so ' +
    'too. The request to /authorize carries it. The answer stays the same, for days.',
  code: `  this.webAuth = new auth0.WebAuth({
    …
    audience: 'https://' + this.auth0Config.domain + '/api/v2/',
-   scope: 'openid profile roles user_id name email',
+   scope: 'openid profile roles user_id name email update:users update:users_app_metadata',
  });`,
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
  outcome: [403],
  asksForEmail: false,
  lesson: {
    text: 'Nobody who logs in as an end user is ever granted update:users; the login succeeds and the scope is simply gone. One scope does what is wanted here.',
    code: `- scope: '… update:users update:users_app_metadata',
+ scope: '… update:current_user_metadata',`,
  },
};
