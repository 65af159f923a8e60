import type { DemoConfig } from '../../config/demo-config';
import type { StoryLogin } from '../story-login';
import { type StoryStep, managementAudience } from '../story-step';
import { FIRST_SCOPE } from './id-token';

/** The login that works: audience, and the one scope for changes to one's own metadata. */
export function metadataLogin(config: DemoConfig): StoryLogin {
  return {
    audience: managementAudience(config),
    scope: `${FIRST_SCOPE} update:current_user_metadata`,
  };
}

/** Step 5: the scope that works, for `user_metadata` only. */
export const currentUserMetadataStep: StoryStep = {
  id: '5',
  title: 'Ask for what a user may have',
  belief:
    'A user may change one thing about themself through this API: their user_metadata. The scope ' +
    'for it is called update:current_user_metadata.',
  code: `  this.webAuth = new auth0.WebAuth({
    …
    audience: 'https://' + this.auth0Config.domain + '/api/v2/',
-   scope: '… update:users update:users_app_metadata',
+   scope: 'openid profile roles user_id name email update:current_user_metadata',
  });`,
  requests: [
    {
      label: 'Save the setting',
      sender: 'auth0.Management',
      login: metadataLogin,
      token: 'accessToken',
      method: 'PATCH',
      target: 'management-api',
      body: () => ({ user_metadata: { theme: 'dark' } }),
    },
  ],
  outcome: [200],
  asksForEmail: false,
  lesson: {
    text: 'The setting is saved. The next wish comes at once: the e-mail address shall be editable too.',
  },
};
