import { knowsUser, type SourceShape } from './source-shape.ts';

const CLIENT = 'new auth0.Management({ domain: DOMAIN, token: this.token() })';
const BEARER = '{ Authorization: `Bearer ${this.token()}` }';
const HTTP =
  "import { HttpClient, HttpHeaders } from '@angular/common/http';\nimport { inject } from '@angular/core';\n";
const AXIOS = 'declare const axios: any;\n';

const rewritten = (name: string, members: string, imports = ''): SourceShape => ({
  name,
  outcome: 'rewritten',
  code: knowsUser(members, imports),
});
const commented = (name: string, members: string, imports = ''): SourceShape => ({
  name,
  outcome: 'commented',
  code: knowsUser(members, imports),
});
const untouched = (name: string, members: string, imports = ''): SourceShape => ({
  name,
  outcome: 'untouched',
  code: knowsUser(members, imports),
});
const reported = (name: string, members: string, imports = ''): SourceShape => ({
  name,
  outcome: 'reported',
  code: knowsUser(members, imports),
});

/** Legacy sources as they are found in public repositories, in this project's own words. */
export const SOURCES: readonly SourceShape[] = [
  rewritten(
    'management-if-else',
    `  load() {\n    const management = ${CLIENT};\n    management.getUser(this.sub, (err, user) => {\n      if (err) {\n        this.failed = err;\n      } else {\n        this.shown = user;\n      }\n    });\n  }`,
  ),
  rewritten(
    'management-early-return',
    `  save(theme: string) {\n    const management = ${CLIENT};\n    management.patchUserMetadata(this.sub, { theme }, (err, user) => {\n      if (err) {\n        this.failed = err;\n        return;\n      }\n      // shown at once\n      this.shown = user;\n    });\n  }`,
  ),
  rewritten(
    'management-in-promise',
    `  load(): Promise<unknown> {\n    return new Promise((resolve, reject) => {\n      ${CLIENT}.getUser(this.sub, (err, user) => (err ? reject(err) : resolve(user)));\n    });\n  }`,
  ),
  rewritten(
    'management-getter',
    `  private get management() {\n    return ${CLIENT};\n  }\n\n  load() {\n    this.management.getUser(this.sub, (err, user) => {\n      if (!err) {\n        this.shown = user;\n      }\n    });\n  }`,
  ),
  rewritten(
    'management-named-callback',
    `  load(done: (error: unknown, user?: unknown) => void) {\n    ${CLIENT}.getUser(this.sub, done);\n  }`,
  ),
  rewritten(
    'management-error-ignored',
    `  load() {\n    ${CLIENT}.getUser(this.sub, (err, user) => {\n      this.shown = user;\n    });\n  }`,
  ),
  rewritten(
    'management-changes-result',
    `  load() {\n    ${CLIENT}.getUser(this.sub, (err, user: any) => {\n      if (err) {\n        return;\n      }\n      Object.assign(user, { seen: true });\n      this.shown = user;\n    });\n  }`,
  ),
  rewritten(
    'management-link',
    `  link(idToken: string) {\n    ${CLIENT}.linkUser(this.sub, idToken, (err, identities) => {\n      if (err) {\n        this.failed = err;\n        return;\n      }\n      this.shown = identities;\n    });\n  }`,
  ),
  rewritten(
    'management-nested',
    `  toggle() {\n    const management = ${CLIENT};\n    management.getUser(this.sub, (err, user) => {\n      if (err) {\n        return;\n      }\n      management.patchUserMetadata(this.sub, { dark: !user.user_metadata['dark'] }, (failed, changed) => {\n        if (failed) {\n          this.failed = failed;\n        } else {\n          this.shown = changed;\n        }\n      });\n    });\n  }`,
  ),
  rewritten(
    'fetch-get',
    `  load() {\n    return fetch(\`https://\${DOMAIN}/api/v2/users/\${this.sub}\`, { headers: ${BEARER} }).then((response) => response.json());\n  }`,
  ),
  rewritten(
    'fetch-patch-awaited',
    `  async save(metadata: { theme: string }) {\n    await fetch(API + 'users/' + this.sub, {\n      method: 'PATCH',\n      headers: ${BEARER},\n      body: JSON.stringify({ user_metadata: metadata }),\n    });\n  }`,
  ),
  rewritten(
    'fetch-options-in-constants',
    `  async save(metadata: { theme: string }) {\n    const url = \`\${API}users/\${encodeURIComponent(this.sub)}\`;\n    const body = JSON.stringify({ user_metadata: metadata });\n    const options = { method: 'PATCH', headers: ${BEARER}, body };\n    await fetch(url, options);\n  }`,
  ),
  rewritten(
    'fetch-new-url',
    `  load() {\n    const url = new URL('/api/v2/users/' + this.sub, 'https://acme.eu.auth0.com');\n    return fetch(url, { headers: ${BEARER} }).then((r) => r.json());\n  }`,
  ),
  rewritten(
    'fetch-then-function',
    `  load() {\n    return fetch('https://' + DOMAIN + '/api/v2/users/' + this.sub).then(function (r) { return r.json(); });\n  }`,
  ),
  rewritten(
    'axios-patch',
    `  async save(metadata: { theme: string }) {\n    await axios.patch(\`\${API}users/\${this.sub}\`, { user_metadata: metadata }, { headers: ${BEARER} });\n  }`,
    AXIOS,
  ),
  rewritten(
    'axios-get-data',
    `  load() {\n    return axios.get(API + 'users/' + this.sub, { headers: ${BEARER} }).then((response: any) => response.data);\n  }`,
    AXIOS,
  ),
  rewritten(
    'axios-request',
    `  async save(metadata: { theme: string }) {\n    await axios.request({ method: 'patch', url: API + 'users/' + this.sub, data: { user_metadata: metadata } });\n  }`,
    AXIOS,
  ),
  rewritten(
    'axios-instance',
    `  private readonly api = axios.create({ baseURL: API });\n\n  async save(metadata: { theme: string }) {\n    await this.api.patch('users/' + this.sub, { user_metadata: metadata });\n  }`,
    AXIOS,
  ),
  rewritten(
    'http-client-headers',
    `  private readonly http = inject(HttpClient);\n\n  load() {\n    return this.http.get(API + 'users/' + this.sub, { headers: ${BEARER} });\n  }`,
    HTTP,
  ),
  rewritten(
    'http-client-headers-object',
    `  private readonly http = inject(HttpClient);\n\n  load() {\n    const headers = new HttpHeaders().set('Authorization', 'Bearer ' + this.token());\n    return this.http.get(API + 'users/' + this.sub, { headers });\n  }`,
    HTTP,
  ),
  commented(
    'other-user-route',
    `  save(route: { params: Record<string, string> }) {\n    ${CLIENT}.patchUserMetadata(route.params['id'], { theme: 'dark' }, () => undefined);\n  }`,
  ),
  commented(
    'other-user-parameter',
    `  load(id: string) {\n    return fetch(\`\${API}users/\${id}\`, { headers: ${BEARER} }).then((r) => r.json());\n  }`,
  ),
  commented(
    'other-user-row',
    `  rows: { user_id: string }[] = [];\n\n  save() {\n    for (const row of this.rows) {\n      ${CLIENT}.patchUserMetadata(row.user_id, { seen: true }, () => undefined);\n    }\n  }`,
  ),
  commented(
    'other-user-literal',
    `  load() {\n    return fetch(API + 'users/auth0|5f7c8ec7c33c6c004bbafe82', { headers: ${BEARER} }).then((r) => r.json());\n  }`,
  ),
  commented(
    'all-users',
    `  list() {\n    return fetch(API + 'users?per_page=50', { headers: ${BEARER} }).then((r) => r.json());\n  }`,
  ),
  commented(
    'root-attributes',
    `  rename(name: string) {\n    return fetch(API + 'users/' + this.sub, { method: 'PATCH', headers: ${BEARER}, body: JSON.stringify({ name }) });\n  }`,
  ),
  commented(
    'patch-user-attributes',
    `  rename(name: string) {\n    ${CLIENT}.patchUserAttributes(this.sub, { name }, () => undefined);\n  }`,
  ),
  commented(
    'delete-user',
    `  async leave() {\n    await fetch(API + 'users/' + this.sub, { method: 'DELETE', headers: ${BEARER} });\n  }`,
  ),
  commented(
    'identities',
    `  async link(token: string) {\n    await fetch(API + 'users/' + this.sub + '/identities', { method: 'POST', headers: ${BEARER}, body: JSON.stringify({ link_with: token }) });\n  }`,
  ),
  commented(
    'roles',
    `  roles() {\n    return fetch(\`\${API}users/\${this.sub}/roles\`, { headers: ${BEARER} }).then((r) => r.json());\n  }`,
  ),
  commented(
    'body-unknown',
    `  save(body: object) {\n    return fetch(API + 'users/' + this.sub, { method: 'PATCH', headers: ${BEARER}, body: JSON.stringify(body) });\n  }`,
  ),
  commented(
    'xml-http-request',
    `  save() {\n    const xhr = new XMLHttpRequest();\n    xhr.open('PATCH', API + 'users/' + this.sub);\n    xhr.setRequestHeader('Authorization', 'Bearer ' + this.token());\n    xhr.send('{}');\n  }`,
  ),
  commented(
    'id-token',
    `  load() {\n    return fetch(API + 'users/' + this.sub, { headers: { Authorization: 'Bearer ' + localStorage.getItem('id_token') } });\n  }`,
  ),
  commented(
    'own-wrapper',
    `  private send(request: { url: string; verb: string }): void {\n    console.log(request);\n  }\n\n  save() {\n    this.send({ url: API + 'users/' + this.sub, verb: 'PATCH' });\n  }`,
  ),
  commented(
    'callback-runs-on',
    `  load() {\n    ${CLIENT}.getUser(this.sub, (err, user) => {\n      if (err) {\n        this.failed = err;\n      }\n      this.shown = user;\n    });\n  }`,
  ),
  commented(
    'declared-result',
    `  load(): Promise<auth0.Auth0UserProfile> {\n    return new Promise((resolve, reject) => {\n      ${CLIENT}.getUser(this.sub, (err, user) => (err ? reject(err) : resolve(user)));\n    });\n  }`,
  ),
  commented(
    'resolve-as-callback',
    `  load() {\n    return new Promise((resolve) => {\n      ${CLIENT}.getUser(this.sub, resolve);\n    });\n  }`,
  ),
  commented(
    'more-headers',
    `  private readonly http = inject(HttpClient);\n\n  load() {\n    return this.http.get(API + 'users/' + this.sub, { headers: { Authorization: 'x', 'X-Trace': '1' } });\n  }`,
    HTTP,
  ),
  commented(
    'http-request-verb',
    `  private readonly http = inject(HttpClient);\n\n  save() {\n    return this.http.request('PUT', API + 'users/' + this.sub, { headers: ${BEARER}, body: { user_metadata: {} } });\n  }`,
    HTTP,
  ),
  commented(
    'lock-without-audience',
    `  readonly lock = new Auth0Lock('client', DOMAIN, { auth: { responseType: 'token', params: { scope: 'openid update:users' } } });`,
    'declare const Auth0Lock: any;\n',
  ),
  untouched(
    'own-back-end',
    `  load() {\n    return fetch('/api/v2/users/' + this.sub, { headers: ${BEARER} }).then((r) => r.json());\n  }`,
  ),
  untouched(
    'another-host',
    `  load() {\n    return fetch(\`https://shop.example/api/v2/users/\${this.sub}\`).then((r) => r.json());\n  }`,
  ),
  untouched(
    'look-alike-host',
    `  load() {\n    return fetch(\`https://\${DOMAIN}.evil.example/api/v2/users/\${this.sub}\`).then((r) => r.json());\n  }`,
  ),
  untouched(
    'another-management',
    `  private readonly staff = new Management();\n\n  load() {\n    this.staff.getUser(this.sub, console.log);\n  }`,
    'class Management { getUser(id: string, done: (id: string) => void) { done(id); } }\n',
  ),
  untouched(
    'another-path',
    `  load() {\n    return fetch(\`https://\${DOMAIN}/userinfo\`, { headers: ${BEARER} }).then((r) => r.json());\n  }`,
  ),
  reported(
    'host-at-run-time',
    `  load(host: string) {\n    return fetch(\`https://\${host}/api/v2/users/\${this.sub}\`).then((r) => r.json());\n  }`,
  ),
  reported(
    'another-tenant',
    `  readonly web = new auth0.WebAuth({ domain: DOMAIN, clientID: 'a', audience: API });\n\n  load() {\n    return fetch(\`https://other.eu.auth0.com/api/v2/users/\${this.sub}\`).then((r) => r.json());\n  }`,
  ),
];
