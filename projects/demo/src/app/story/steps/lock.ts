import { type StoryStep } from '../story-step';
import { metadataLogin } from './current-user-metadata';

/** A second developer with the same problems: Auth0Lock and a hand-written request. */
export const lockStep: StoryStep = {
  id: 'lock',
  title: 'A second developer, with Auth0Lock',
  assumption:
    'Another developer uses the Lock widget. The scope is in auth.params, there is no audience, ' +
    'and a hand-written fetch sends the e-mail address. Lock sends the same login request as the ' +
    'code of the story, so the demo sends it in the same way.',
  code: `  this.lock = new Auth0Lock(clientId, domain, {
    auth: {
      redirectUrl: 'http://localhost:3000/login',
      responseType: 'token',
      params: {
        scope: 'openid email user_metadata app_metadata picture update:users',
      },
    },
  });

  updateProfile(userId, data) {
    const headers = {
      'Accept': 'application/json',
      'Content-Type': 'application/json',
      'Authorization': 'Bearer ' + this.getToken(),
    };
    return fetch(\`https://\${this.domain}/api/v2/users/\${userId}\`, {
      method: 'PATCH',
      headers: headers,
      body: JSON.stringify(data),
    });
  }`,
  requests: [
    {
      label: 'As written, without an audience',
      sender: 'fetch',
      login: () => ({ scope: 'openid email user_metadata app_metadata picture update:users' }),
      token: 'accessToken',
      method: 'PATCH',
      target: 'management-api',
      body: ({ email }) => ({ email }),
    },
    {
      label: 'With the audience and the scope of step 5',
      sender: 'fetch',
      login: metadataLogin,
      token: 'accessToken',
      method: 'PATCH',
      target: 'management-api',
      body: ({ email }) => ({ email }),
    },
  ],
  expectedStatuses: [400, 403],
  hasEmailField: true,
  lesson: {
    text: 'Two problems, one after the other: the token needs the audience of the API, and an e-mail address can only be changed by a back end, as in step 6.',
  },
};
