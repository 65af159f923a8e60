import type { StoryStep } from '../story-step';
import { FIRST_SCOPE } from './id-token';

/** Step 2: an access token issued without an audience. */
export const opaqueTokenStep: StoryStep = {
  id: '2',
  title: 'Send the access token',
  belief:
    'The documentation is right, an API wants an access token, and the login returned one. It is ' +
    'shorter than expected, but the header looks well written.',
  code: `  const management = new auth0.Management({
    domain: this.auth0Config.domain,
-   token: this.getIdToken(),
+   token: this.getAccessToken(),
  });
  management.patchUserMetadata(userId, { theme: 'dark' }, done);`,
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
  outcome: [400],
  asksForEmail: false,
  lesson: {
    text: 'Without an audience the tenant issues a token for nobody but itself. Name the API the token is for.',
    code: `+ audience: 'https://' + this.auth0Config.domain + '/api/v2/',`,
  },
};
