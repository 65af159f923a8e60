import { MANAGEMENT, service, type LegacyShape } from './legacy-shape.ts';

/** Shapes that are left as they are, with the reason beside them. */
export const EXPLAINED: readonly LegacyShape[] = [
  {
    what: "the second poster's Lock and fetch of the e-mail",
    code: `import * as auth0 from 'auth0-js';
declare const Auth0Lock: any;

export class Profile {
  lock = new Auth0Lock('client', 'acme.eu.auth0.com', {
    auth: {
      redirectUrl: 'http://localhost:3000/login',
      responseType: 'token',
      params: { scope: 'openid email user_metadata app_metadata picture update:users' },
    },
  });

  updateProfile(userId: string, data: object) {
    const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer ' + localStorage.getItem('id_token') };
    return fetch(\`https://acme.eu.auth0.com/api/v2/users/\${userId}\`, {
      method: 'PATCH',
      headers: headers,
      body: JSON.stringify(data),
    }).then((response) => response.json());
  }
}
`,
    has: ['return fetch('],
    says: [
      /Without the audience/,
      /never grants update:users to a user/,
      /ID token/,
      /not certain from the source.*back end/,
    ],
  },
  {
    what: 'root attributes in the body',
    code: service(`
  save(email: string) {
    return fetch(\`https://\${this.domain}/api/v2/users/\${this.userId}\`, {
      method: 'PATCH',
      body: JSON.stringify({ email, user_metadata: {} }),
    });
  }`),
    has: ['body: JSON.stringify({ email, user_metadata: {} })'],
    says: [/cannot change email: 403/],
  },
  {
    what: 'patchUserAttributes',
    code: service(`
  rename(name: string) {
    const management = ${MANAGEMENT};
    management.patchUserAttributes(this.userId, { name, nickname: name }, () => undefined);
  }`),
    says: [/cannot change name, nickname.*ngx-auth0-profile:proxy/],
  },
  {
    what: 'a function outside Angular',
    code: `import auth0 from 'auth0-js';
const management = new auth0.Management({ domain: 'acme.eu.auth0.com', token: localStorage['idToken'] });
export function load(id: string, done: (user: unknown) => void) {
  management.getUser(id, (err, user) => { if (!err) { done(user); } });
}
`.replace('import auth0', 'import * as auth0'),
    has: ['management.getUser(id,'],
    says: [/ID token/, /does not prove that id is the id of the logged-in user/],
  },
  {
    what: 'a callback with a this of its own',
    code: service(`
  load() {
    const management = ${MANAGEMENT};
    management.getUser(this.userId, function (this: any, err, user) {
      if (err) return;
      this.user = user;
    });
  }`),
    has: ['management.getUser('],
    says: [/Use ProfileService\.load\(\)/],
  },
  {
    what: 'a callback whose error path runs on',
    code: service(`
  load() {
    const management = ${MANAGEMENT};
    management.getUser(this.userId, (err, user) => {
      if (err) {
        this.error = err;
      }
      this.user = user;
    });
  }`),
    has: ['management.getUser('],
    says: [/Use ProfileService\.load\(\)/],
  },
  {
    what: 'headers that carry more than the token',
    code: service(
      `
  private readonly http = inject(HttpClient);

  load() {
    return this.http.get(\`https://\${this.domain}/api/v2/users/\${this.userId}\`, {
      headers: { Authorization: 'Bearer ' + this.token(), 'X-Trace': '1' },
    });
  }`,
      "import { HttpClient } from '@angular/common/http';\nimport { inject } from '@angular/core';",
    ),
    has: ["'X-Trace': '1'"],
    says: [/Write this GET with ProfileService/],
  },
];
