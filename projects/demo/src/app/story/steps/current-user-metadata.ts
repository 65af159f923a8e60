import type { DemoConfig } from '../../config/demo-config';
import type { LoginRequest } from '../session/login-request';
import { type StoryStep, managementAudience } from '../story-step';
import { FIRST_SCOPE } from './id-token';
import { SAVE_SETTING } from './fixed-code';

/** The login that works: the audience and the scope for the user's own metadata. */
export function metadataLogin(config: DemoConfig): LoginRequest {
  return {
    audience: managementAudience(config),
    scope: `${FIRST_SCOPE} update:current_user_metadata`,
  };
}

/** Step 5: the scope that works, for `user_metadata` only. */
export const currentUserMetadataStep: StoryStep = {
  id: '5',
  title: 'Request update:current_user_metadata',
  assumption:
    'With this API a user can change one part of the own profile: user_metadata. The scope for it ' +
    'is update:current_user_metadata.',
  code: `  this.webAuth = new auth0.WebAuth({
    …
    audience: 'https://' + this.auth0Config.domain + '/api/v2/',
-   scope: '… update:users update:users_app_metadata',
+   scope: 'openid profile roles user_id name email update:current_user_metadata',
  });`,
  fixedCode: SAVE_SETTING,
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
  expectedStatuses: [200],
  hasEmailField: false,
  lesson: {
    text: 'The setting is saved. Next, readers should be able to change their e-mail address.',
  },
};
