import { type StoryStep } from '../story-step';
import { metadataLogin } from './current-user-metadata';

/** A second developer at the same wall: Auth0Lock, and a request written by hand. */
export const lockStep: StoryStep = {
  id: 'lock',
  title: 'Somebody else, with Auth0Lock',
  belief:
    'Another developer uses the Lock widget. The scope goes into auth.params, no audience is set, ' +
    'and the e-mail address is sent with a hand-written fetch. Lock sends the same login request ' +
    'as the code of the story, so it is sent here the same way.',
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
  outcome: [400, 403],
  asksForEmail: true,
  lesson: {
    text: 'Two walls, one behind the other. The token has to be for the API, and even then an e-mail address is a change for a back end, as in step 6.',
  },
};
