import type { StoryStep } from '../story-step';
import { metadataLogin } from './current-user-metadata';
import { CHANGE_EMAIL } from './fixed-code';

/** Step 6: the e-mail address, which the browser cannot change and a back end can. */
export const changeEmailStep: StoryStep = {
  id: '6',
  title: 'Change the e-mail address',
  assumption:
    'The same token, the same endpoint, another field. But the e-mail address identifies the user, ' +
    'and authorization rules depend on it: users could give themselves more permissions.',
  code: `  // the browser, with the token of step 5
  fetch('https://' + domain + '/api/v2/users/' + userId, {
    method: 'PATCH',
    headers: { Authorization: 'Bearer ' + this.getAccessToken(), … },
+   body: JSON.stringify({ email }),
  });

  // the solution: your own back end, which has its own token
+ fetch(proxyUrl + '/me/email', {
+   method: 'POST',
+   headers: { Authorization: 'Bearer ' + tokenForTheProxy, … },
+   body: JSON.stringify({ email }),
+ });`,
  fixedCode: CHANGE_EMAIL,
  requests: [
    {
      label: 'From the browser to the Management API',
      sender: 'fetch',
      login: metadataLogin,
      token: 'accessToken',
      method: 'PATCH',
      target: 'management-api',
      body: ({ email }) => ({ email }),
    },
    {
      label: 'From the browser to the app’s own back end',
      sender: 'fetch',
      login: (config) => ({
        audience: config.proxyAudience,
        scope: 'openid profile email update:profile',
      }),
      token: 'accessToken',
      method: 'POST',
      target: 'profile-proxy',
      body: ({ email }) => ({ email }),
    },
  ],
  expectedStatuses: [403, 200],
  hasEmailField: true,
  notice:
    'The second request changes the address. A changed address ends the session at the tenant, as ' +
    'at Auth0, so the tenant asks you to log in again.',
  lesson: {
    text: 'The back end reads the user from the token, checks the change and makes it with its own token, which no browser receives. The fixed flow does this with one service.',
  },
};
