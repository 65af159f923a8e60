import { MANAGEMENT, service, type LegacyShape } from './legacy-shape.ts';

/** Shapes whose calls are rewritten. */
export const REWRITTEN: readonly LegacyShape[] = [
  {
    what: 'a callback with if and else',
    code: service(`
  save(theme: string) {
    const management = ${MANAGEMENT};
    management.patchUserMetadata(this.userId, { theme: theme }, (err, user) => {
      if (err) {
        this.error = err;
      } else {
        this.user = user;
      }
    });
  }`),
    has: [
      'private readonly profiles = inject(ProfileService);',
      'this.profiles.updateMetadata({ theme: theme })',
    ],
    lacks: ['auth0-js', 'Management'],
  },
  {
    what: 'a callback that returns early',
    code: service(`
  load() {
    const client = ${MANAGEMENT};
    client.getUser(this.userId, (err, profile) => {
      if (err) {
        console.error(err);
        return;
      }
      this.user = profile;
      console.log(profile.user_metadata);
    });
  }`),
    has: ['this.profiles.load().then((profile) => {'],
    lacks: ['auth0-js'],
  },
  {
    what: 'a callback inside a promise',
    code: service(`
  load(): Promise<any> {
    const management = ${MANAGEMENT};
    return new Promise((resolve, reject) => {
      management.getUser(this.userId, (err, user) => (err ? reject(err) : resolve(user)));
    });
  }`),
    has: ['this.profiles.load().then((user) => resolve(user), (err) => reject(err))'],
  },
  {
    what: 'a named callback',
    code: service(`
  load(done: (error: unknown, user?: unknown) => void) {
    const management = ${MANAGEMENT};
    management.getUser(this.userId, done);
  }`),
    has: ['.then((result) => done(null, result), (error) => done(error))'],
  },
  {
    what: "the forum poster's Angular 5 class with a getter and the ID token",
    code: `import { Injectable } from '@angular/core';
import * as auth0 from 'auth0-js';

@Injectable()
export class AuthService {
  auth0Config: any;
  webAuth: any;
  profile: any;

  constructor() {
    this.webAuth = new auth0.WebAuth({
      clientID: this.auth0Config.clientID,
      domain: this.auth0Config.domain,
      responseType: 'token id_token',
      redirectUri: window.location.origin,
      scope: 'openid profile roles user_id name email update:users update:users_app_metadata',
    });
  }

  private getIdToken() {
    return localStorage.getItem('id_token') || '';
  }

  private get management() {
    return new auth0.Management({
      domain: this.auth0Config.domain,
      token: this.getIdToken(),
    });
  }

  public save(metadata: any) {
    this.webAuth.parseHash((err: any, authResult: any) => {
      this.updateProfile(authResult.idTokenPayload.sub, metadata);
    });
  }

  public updateProfile(userId: string, metadata: any) {
    this.management.patchUserMetadata(userId, metadata, (err, profile) => {
      if (!err) {
        this.profile = profile;
      }
    });
  }
}
`,
    has: ['this.profiles.updateMetadata({ ...metadata })', 'new auth0.WebAuth('],
    lacks: ['new auth0.Management', 'get management'],
    says: [/Without the audience/, /never grants update:users, update:users_app_metadata/],
  },
  {
    what: 'a client made where it is used',
    code: service(`
  load() {
    ${MANAGEMENT}.getUser(this.userId, (err, user) => {
      if (err) throw new Error(err.description);
      this.user = user;
    });
  }`),
    has: ['this.profiles.load().then('],
  },
  {
    what: 'a call inside the callback of another',
    code: service(`
  toggle() {
    const management = ${MANAGEMENT};
    management.getUser(this.userId, (err, user) => {
      if (err) {
        return;
      }
      management.patchUserMetadata(this.userId, { dark: !user.user_metadata['dark'] }, (failed, changed) => {
        if (failed) {
          this.error = failed;
        } else {
          this.user = changed;
        }
      });
    });
  }`),
    has: ['this.profiles.load().then((user) => {', 'this.profiles.updateMetadata({ dark:'],
    lacks: ['auth0-js'],
  },
  {
    what: 'a function expression with self',
    code: service(`
  load() {
    const self = this;
    const management = ${MANAGEMENT};
    management.getUser(this.userId, function (err, user) {
      if (err) {
        self.error = err;
        return;
      }
      self.user = user;
    });
  }`),
    has: ['this.profiles.load().then((user) => {'],
  },
  {
    what: 'a typed property assigned in the constructor',
    code: `import { Component } from '@angular/core';
import { Management } from 'auth0-js';

@Component({ selector: 'app-account', template: '' })
export class Account {
  private management: Management;
  private claims: any;
  name = '';

  constructor() {
    this.management = new Management({ domain: 'acme.eu.auth0.com', token: 'x' });
  }

  loggedIn(result: { idTokenPayload: any }) {
    this.claims = result.idTokenPayload;
  }

  show() {
    this.management.getUser(this.claims.sub, (err, user: any) => {
      if (err) {
        this.name = '?';
      } else {
        this.name = user.name;
      }
    });
  }
}
`,
    has: ['this.profiles.load().then((user: any) => {'],
  },
  {
    what: 'a class with a ProfileService already',
    code: service(
      `
  private readonly mine = inject(ProfileService);

  load() {
    const management = ${MANAGEMENT};
    management.getUser(this.userId, (err, user) => {
      if (err) return;
      this.user = user;
    });
  }`,
      "import { inject } from '@angular/core';\nimport { ProfileService } from 'ngx-auth0-profile';",
    ),
    has: ['this.mine.load()'],
    lacks: ['this.profiles'],
  },
  {
    what: 'fetch with a template address, PATCH of the metadata, parsed',
    code: service(`
  save(metadata: { theme: string }) {
    return fetch(\`https://\${this.domain}/api/v2/users/\${this.userId}\`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer ' + this.token() },
      body: JSON.stringify({ user_metadata: metadata }),
    })
      .then((response) => response.json())
      .then((user) => {
        this.user = user;
      });
  }`),
    has: ['this.profiles.updateMetadata({ ...metadata })'],
    lacks: ['fetch(', 'Authorization'],
  },
  {
    what: 'fetch of the user, an added-up address',
    code: service(`
  load() {
    return fetch('https://' + this.domain + '/api/v2/users/' + this.userId, {
      headers: { Authorization: 'Bearer ' + this.token() },
    }).then(function (r) { return r.json(); });
  }`),
    has: ['return this.profiles.load();'],
  },
  {
    what: 'an awaited fetch whose response is ignored',
    code: service(`
  async save(theme: string) {
    const url = \`https://\${this.domain}/api/v2/users/\${this.userId}\`;
    await fetch(url, {
      method: 'PATCH',
      headers: { Authorization: \`Bearer \${this.token()}\` },
      body: JSON.stringify({ user_metadata: { theme } }),
    });
  }`),
    has: ['await this.profiles.updateMetadata({ theme });'],
  },
  {
    what: 'HttpClient.patch of the metadata with headers in place',
    code: service(
      `
  private readonly http = inject(HttpClient);

  save(metadata: object): Observable<{ name: string }> {
    return this.http.patch<{ name: string }>(
      \`https://\${this.domain}/api/v2/users/\${this.userId}\`,
      { user_metadata: metadata },
      { headers: { Authorization: 'Bearer ' + this.token() } },
    );
  }`,
      "import { HttpClient } from '@angular/common/http';\nimport { inject } from '@angular/core';\nimport { Observable } from 'rxjs';",
    ),
    has: ['{ user_metadata: metadata }'],
    lacks: ['Authorization'],
  },
  {
    what: 'HttpClient.get with headers in a variable',
    code: service(
      `
  private readonly http = inject(HttpClient);

  load(): Observable<object> {
    const headers = new HttpHeaders().set('Authorization', 'Bearer ' + this.token());
    return this.http.get(\`https://\${this.domain}/api/v2/users/\${this.userId}\`, { headers });
  }`,
      "import { HttpClient, HttpHeaders } from '@angular/common/http';\nimport { inject } from '@angular/core';\nimport { Observable } from 'rxjs';",
    ),
    lacks: ['{ headers }'],
  },
  {
    what: 'linkUser beside getUser',
    code: service(`
  link(idToken: string) {
    const management = ${MANAGEMENT};
    management.linkUser(this.userId, idToken, (err, user) => {
      if (err) {
        this.error = err;
        return;
      }
      this.user = user;
    });
    management.getUser(this.userId, (err, user) => (err ? console.error(err) : console.log(user)));
  }`),
    has: [
      'private readonly identities = inject(IdentityService);',
      'private readonly profiles = inject(ProfileService);',
      'this.identities.link(idToken).then((user) => {',
    ],
    lacks: ['auth0-js'],
  },
];
