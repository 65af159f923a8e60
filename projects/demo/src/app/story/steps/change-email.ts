import type { StoryStep } from '../story-step';
import { metadataLogin } from './current-user-metadata';

/** Step 6: the e-mail address, refused to the browser and granted to a back end. */
export const changeEmailStep: StoryStep = {
  id: '6',
  title: 'Change the e-mail address',
  belief:
    'The same token, the same endpoint, one more field. But the e-mail address identifies a ' +
    'person, and rules decide by it: with such a token users could raise their own rights.',
  code: `  // the browser, with the token of step 5
  fetch('https://' + domain + '/api/v2/users/' + userId, {
    method: 'PATCH',
    headers: { Authorization: 'Bearer ' + this.getAccessToken(), … },
+   body: JSON.stringify({ email }),
  });

  // the way that works: ask your own back end, which holds its own token
+ fetch(proxyUrl + '/me/email', {
+   method: 'POST',
+   headers: { Authorization: 'Bearer ' + tokenForTheProxy, … },
+   body: JSON.stringify({ email }),
+ });`,
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
  outcome: [403, 200],
  asksForEmail: true,
  lesson: {
    text: 'The back end takes the user from the token, checks the change and makes it with a token of its own that never reaches a browser. The fixed flow does all of this with one service.',
  },
};
