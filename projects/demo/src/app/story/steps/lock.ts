import { type StoryRequest, type StoryStep, managementAudience } from '../story-step';
import { CHANGE_EMAIL } from './fixed-code';

const SCOPE = 'openid email user_metadata app_metadata picture update:users';

/** The hand-written request, with what the login by Lock has returned. */
const patchEmail: Omit<StoryRequest, 'label' | 'login'> = {
  sender: 'fetch',
  token: 'accessToken',
  method: 'PATCH',
  target: 'management-api',
  body: ({ email }) => ({ email }),
};

/** A second developer with the same problems: Auth0Lock and a hand-written request. */
export const lockStep: StoryStep = {
  id: 'lock',
  title: 'A second developer, with Auth0Lock',
  assumption:
    'Another developer uses the Lock widget. The scope is in auth.params, there is no audience, ' +
    'and a hand-written fetch sends the e-mail address. The widget on this page is Auth0Lock 14. ' +
    'It logs in with e-mail address and password.',
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
  fixedCode: CHANGE_EMAIL,
  requests: [
    {
      ...patchEmail,
      label: 'As written, without an audience',
      login: () => ({ by: 'Auth0Lock', scope: SCOPE }),
    },
    {
      ...patchEmail,
      label: 'With the audience in auth, and the scope of step 5',
      login: (config) => ({
        by: 'Auth0Lock',
        audience: managementAudience(config),
        scope: `${SCOPE} update:current_user_metadata`,
      }),
    },
    {
      ...patchEmail,
      label: 'With the audience in auth.params only',
      login: (config) => ({
        by: 'Auth0Lock',
        audience: managementAudience(config),
        audienceIn: 'auth.params',
        scope: `${SCOPE} update:current_user_metadata`,
      }),
    },
  ],
  expectedStatuses: [400, 403, 400],
  hasEmailField: true,
  notice:
    'Log in with noor.haddad@tidewater.example and the password Lighthouse-42. The widget does not ' +
    'open while you are logged in at the tenant.',
  lesson: {
    text:
      'The token needs the audience of the API, in the option auth: Lock uses auth.params only when ' +
      'the user logs in with it, not when it renews the token with checkSession. And an e-mail ' +
      'address can only be changed by a back end, as in step 6.',
    code: `  auth: {
+   audience: 'https://' + domain + '/api/v2/',
    params: {
-     scope: 'openid email user_metadata app_metadata picture update:users',
+     scope: 'openid email update:current_user_metadata',
    },
  },`,
  },
};
