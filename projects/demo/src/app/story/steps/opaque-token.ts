import type { StoryStep } from '../story-step';
import { FIRST_SCOPE } from './id-token';
import { SAVE_SETTING } from './fixed-code';

/** Step 2: an access token issued without an audience. */
export const opaqueTokenStep: StoryStep = {
  id: '2',
  title: 'Send the access token',
  assumption:
    'The documentation says that an API requires an access token, and the login returned one. It ' +
    'is shorter than expected, but the header looks correct.',
  code: `  const management = new auth0.Management({
    domain: this.auth0Config.domain,
-   token: this.getIdToken(),
+   token: this.getAccessToken(),
  });
  management.patchUserMetadata(userId, { theme: 'dark' }, done);`,
  fixedCode: SAVE_SETTING,
  requests: [
    {
      label: 'Save the setting',
      sender: 'auth0.Management',
      login: () => ({ scope: FIRST_SCOPE }),
      token: 'accessToken',
      method: 'PATCH',
      target: 'management-api',
      body: () => ({ user_metadata: { theme: 'dark' } }),
    },
  ],
  expectedStatuses: [400],
  hasEmailField: false,
  lesson: {
    text: 'Without an audience, the tenant issues an opaque token, which only its own /userinfo endpoint accepts. Add the audience of the API.',
    code: `+ audience: 'https://' + this.auth0Config.domain + '/api/v2/',`,
  },
};
