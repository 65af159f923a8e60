import { compile } from './compile.ts';
import { inService, migrate } from './legacy-source.ts';

describe('migrate-auth0-js › requests to other hosts', () => {
  const patch = "{ method: 'PATCH', body: JSON.stringify({ user_metadata: this.meta }) }";
  const foreign: [what: string, code: string][] = [
    ['a relative address', `await fetch('/api/v2/users/' + this.userId, ${patch});`],
    ['another host', `await fetch('https://shop.example/api/v2/users/' + this.userId, ${patch});`],
    [
      'a host that only ends in the name',
      `await fetch(\`https://acme.eu.auth0.com.evil.example/api/v2/users/\${this.userId}\`, ${patch});`,
    ],
    [
      'a host behind user information',
      `await fetch(\`https://acme.eu.auth0.com@evil.example/api/v2/users/\${this.userId}\`, ${patch});`,
    ],
    [
      'a relative address of HttpClient',
      'this.http.get(`/api/v2/users/${this.userId}`, { headers: { Authorization: this.token() } }).subscribe();',
    ],
    [
      'an axios instance of another host',
      "const api = axios.create({ baseURL: 'https://shop.example/' });\n    await api.patch(`api/v2/users/${this.userId}`, { user_metadata: this.meta });",
    ],
  ];
  for (const [what, code] of foreign) {
    it(`leaves ${what} untouched`, async () => {
      const before = inService(`    ${code}`);
      const { text } = await migrate(before);
      expect(text).toBe(before);
    });
  }

  const unknown: [what: string, code: string][] = [
    [
      'a host from a parameter',
      `await fetch(\`https://\${id}/api/v2/users/\${this.userId}\`, ${patch});`,
    ],
    [
      'a base from the server',
      `const base = await this.http.get('/base').toPromise();\n    await fetch(\`\${base}/api/v2/users/\${this.userId}\`, ${patch});`,
    ],
    [
      "another tenant than the application's",
      `new auth0.WebAuth({ domain: 'acme.eu.auth0.com', clientID: 'a', audience: 'x' });\n    await fetch(\`https://other.eu.auth0.com/api/v2/users/\${this.userId}\`, ${patch});`,
    ],
  ];
  for (const [what, code] of unknown) {
    it(`leaves ${what} untouched and reports file and line`, async () => {
      const before = inService(`    ${code}`);
      const { text, printed } = await migrate(before);
      expect(text).toBe(before);
      expect(printed).toMatch(/src\/app\/legacy\.ts:\d+: PATCH users\/\{id\}: left as it is/);
    });
  }

  const own: [what: string, code: string, members?: string][] = [
    [
      'a template with the domain',
      `await fetch(\`https://\${this.domain}/api/v2/users/\${this.userId}\`, ${patch});`,
    ],
    [
      'a constant base',
      `await fetch(this.base + 'users/' + this.userId, ${patch});`,
      "  private readonly base = 'https://acme.eu.auth0.com/api/v2/';",
    ],
    [
      'new URL()',
      `await fetch(new URL(\`/api/v2/users/\${this.userId}\`, 'https://acme.eu.auth0.com'), ${patch});`,
    ],
    [
      'options in a constant',
      `const options = ${patch};\n    await fetch(\`https://\${this.domain}/api/v2/users/\${this.userId}\`, options);`,
    ],
    [
      'encodeURI',
      `await fetch(encodeURI(\`https://\${this.domain}/api/v2/users/\${this.userId}\`), ${patch});`,
    ],
    [
      'axios.request',
      "await axios.request({ method: 'PATCH', url: `https://${this.domain}/api/v2/users/${this.userId}`, data: { user_metadata: this.meta } });",
    ],
    [
      'an axios instance',
      "const api = axios.create({ baseURL: 'https://acme.eu.auth0.com/api/v2' });\n    await api.patch(`/users/${this.userId}`, { user_metadata: this.meta });",
    ],
  ];
  for (const [what, code, members] of own) {
    it(`rewrites ${what}`, async () => {
      const { text } = await migrate(inService(`    ${code}`, members));
      expect(text).toContain('await this.profiles.updateMetadata({ ...this.meta });');
      expect(text).not.toContain('const options');
    });
  }
});

describe('migrate-auth0-js › ids of other users', () => {
  const other: [id: string, answer: string][] = [
    ["route.params['id']", 'is not the id of the logged-in user'],
    ["'auth0|1'", 'is not the id of the logged-in user'],
    ['id', 'does not prove that id is the id'],
    ['this.user.user_id', 'does not prove that this.user.user_id is the id'],
  ];
  for (const [id, answer] of other) {
    it(`comments patchUserMetadata of ${id}`, async () => {
      const { text } = await migrate(
        inService(`    management.patchUserMetadata(${id}, this.meta, cb);`),
      );
      expect(text).toContain(`management.patchUserMetadata(${id}, this.meta, cb);`);
      expect(text).toContain(answer);
    });

    it(`comments fetch of ${id}`, async () => {
      const code = `    await fetch(\`https://\${this.domain}/api/v2/users/\${${id}}\`, { method: 'PATCH', body: JSON.stringify({ user_metadata: this.meta }) });`;
      const { text } = await migrate(inService(code));
      expect(text).toContain('await fetch(');
      expect(text).toContain(answer);
    });
  }

  const proven: [what: string, body: string, members?: string][] = [
    ['a property that only the login fills', 'management.getUser(this.userId, cb);'],
    [
      'a claim in storage',
      "management.getUser(localStorage.getItem('sub') ?? '', cb);",
      "  store(result: { idTokenPayload: any }) { localStorage.setItem('sub', result.idTokenPayload.sub); }",
    ],
    [
      'the profile of userInfo',
      'management.getUser(this.claims.sub, cb);',
      '  claims: any;\n  read(web: auth0.WebAuth, token: string) { web.client.userInfo(token + "access_token", (error, claims) => { this.claims = claims; }); }',
    ],
    [
      'a parameter that every caller fills from the login',
      'this.load(this.userId, cb);',
      '  load(own: string, cb: (error: unknown, user?: unknown) => void) { new auth0.Management({ domain: this.domain, token: this.token() }).getUser(own, cb); }',
    ],
  ];
  for (const [what, body, members] of proven) {
    it(`rewrites ${what}`, async () => {
      const { text } = await migrate(inService(`    ${body}`, members));
      expect(text).toContain('this.profiles.load().then((result) => cb(null, result)');
    });
  }
});

describe('migrate-auth0-js › requests it does not rewrite', () => {
  const at = '`https://${this.domain}/api/v2/users/${this.userId}`';
  const commented: [what: string, code: string, says: RegExp][] = [
    ['DELETE', `await fetch(${at}, { method: 'DELETE' });`, /cannot delete the user/],
    [
      'XMLHttpRequest',
      `const xhr = new XMLHttpRequest();\n    xhr.open('PATCH', ${at});`,
      /with ProfileService/,
    ],
    [
      'http.request with more than the token',
      `this.http.request('PATCH', ${at}, { headers: { Authorization: 'Bearer ' + this.token(), 'X-Trace': '1' }, body: { user_metadata: this.meta } }).subscribe();`,
      /with ProfileService/,
    ],
    [
      'a wrapper of its own',
      `send({ url: ${at}, verb: 'PATCH' });\n    function send(_: object): void {}`,
      /address of the Management API/,
    ],
    [
      'identities',
      `await fetch(${at} + '/identities', { method: 'POST', body: '{}' });`,
      /IdentityService\.link\(\)/,
    ],
    [
      'roles',
      `await fetch(${at} + '/roles');`,
      /No user's own token can call GET users\/\{id\}\/roles/,
    ],
    [
      'all users',
      'await fetch(`https://${this.domain}/api/v2/users?q=x`);',
      /No user's own token can call GET users/,
    ],
    [
      '$.ajax',
      `const $: any = {};\n    $.ajax({ url: ${at}, type: 'PATCH', data: { email: 'x' } });`,
      /cannot change email/,
    ],
  ];
  for (const [what, code, says] of commented) {
    it(`comments ${what}`, async () => {
      const { text } = await migrate(inService(`    ${code}`));
      expect(text).toMatch(new RegExp(`// ngx-auth0-profile: .*${says.source}`));
    });
  }

  it('names the updateMetadata advice for no request to identities', async () => {
    const { text } = await migrate(
      inService(`    await fetch(${at} + '/identities', { method: 'POST', body: '{}' });`),
    );
    expect(text).not.toContain('updateMetadata');
  });
});

describe('migrate-auth0-js › what the source cannot tell', () => {
  const silent: [what: string, code: string][] = [
    ['options in a variable', 'const web = new auth0.WebAuth(this.user);'],
    [
      'an audience given to authorize()',
      "const web = new auth0.WebAuth({ domain: this.domain, clientID: 'a' });\n    web.authorize({ audience: 'https://acme.eu.auth0.com/api/v2/' });",
    ],
    ['options that are spread', "const web = new auth0.WebAuth({ ...this.user, clientID: 'a' });"],
  ];
  for (const [what, code] of silent) {
    it(`says nothing of the audience for ${what}`, async () => {
      const { printed } = await migrate(inService(`    ${code}`));
      expect(printed).not.toContain('Without the audience');
    });
  }

  it('says that the audience is missing where the options are complete', async () => {
    const { printed } = await migrate(
      inService("    new auth0.WebAuth({ domain: this.domain, clientID: 'a' });"),
    );
    expect(printed).toContain('Without the audience');
  });
});

describe('migrate-auth0-js › outcomes of a callback', () => {
  it('still calls a callback that never looks at the error', async () => {
    const { text } = await migrate(
      inService(
        '    management.getUser(this.userId, (err, user) => {\n      this.user = user;\n      cb(null);\n    });',
      ),
    );
    expect(text).toContain('this.profiles.load().catch(() => undefined).then((user) => {');
  });

  it('still calls a callback without parameters', async () => {
    const { text } = await migrate(
      inService('    management.patchUserMetadata(this.userId, this.meta, () => cb(null));'),
    );
    expect(text).toContain('.catch(() => undefined).then(() => cb(null))');
  });

  it('hands a copy to a callback that changes its result', async () => {
    const { text } = await migrate(
      inService(
        '    management.getUser(this.userId, (err, user: any) => {\n      if (err) {\n        return cb(err);\n      }\n      Object.assign(user, this.meta);\n      cb(null, user);\n    });',
      ),
    );
    expect(text).toContain(
      'this.profiles.load().then((shown) => structuredClone(shown)).then((user: any) => {',
    );
  });

  it('keeps the indentation of the success block', async () => {
    const { text } = await migrate(
      inService(
        '    management.getUser(this.userId, (err, user) => {\n      if (err) {\n        return;\n      }\n      // who it is\n      this.user = user;\n    });',
      ),
    );
    expect(text).toContain(
      '.then((user) => {\n      // who it is\n      this.user = user;\n    }, () => {',
    );
  });

  it('removes each client that nothing uses any more', async () => {
    const { text } = await migrate(
      inService(
        '    management.getUser(this.userId, cb);',
        "  again(cb: (error: unknown, user?: unknown) => void) {\n    const management = new auth0.Management({ domain: this.domain, token: 'x' });\n    management.getUser(this.userId, cb);\n  }",
      ),
    );
    expect(text).not.toContain('auth0.Management');
    expect(text).not.toContain('auth0-js');
  });
});

describe('migrate-auth0-js › checkSession around a call', () => {
  it('is commented when only the rewritten call needed its token', async () => {
    const { text } = await migrate(
      inService(
        `    const web = new auth0.WebAuth({ domain: this.domain, clientID: 'a', audience: 'x' });
    web.checkSession({}, (failed, session) => {
      const client = new auth0.Management({ domain: this.domain, token: session.accessToken });
      client.getUser(this.userId, cb);
    });`,
      ),
    );
    expect(text).toMatch(/ngx-auth0-profile: checkSession\(\) is no longer needed/);
    expect(text).not.toContain('const client');
  });

  it('is not commented while its token is in use', async () => {
    const { text } = await migrate(
      inService(
        `    const web = new auth0.WebAuth({ domain: this.domain, clientID: 'a', audience: 'x' });
    web.checkSession({}, (failed, session) => {
      this.user = session.accessToken;
      management.getUser(this.userId, cb);
    });`,
      ),
    );
    expect(text).not.toContain('is no longer needed');
  });
});

describe('migrate-auth0-js › types', () => {
  const typed: [what: string, members: string][] = [
    [
      'resolve as the callback',
      '  load() { return new Promise((resolve) => { new auth0.Management({ domain: this.domain }).getUser(this.userId, resolve); }); }',
    ],
    [
      "the old SDK's type as declared result",
      '  load(): Promise<auth0.Auth0UserProfile> { return new Promise((resolve, reject) => { new auth0.Management({ domain: this.domain }).getUser(this.userId, (err, user) => (err ? reject(err) : resolve(user))); }); }',
    ],
    [
      "the old SDK's type in a property",
      '  kept!: auth0.Auth0UserProfile;\n  load() { new auth0.Management({ domain: this.domain }).getUser(this.userId, (err, user) => { if (err) { return; } this.kept = user; }); }',
    ],
    [
      'a field the library does not type',
      '  load() { new auth0.Management({ domain: this.domain }).getUser(this.userId, (err, user) => { if (err) { return; } console.log(user.clientID); }); }',
    ],
  ];
  for (const [what, members] of typed) {
    it(`compiles with ${what}, rewritten or commented`, async () => {
      const before = inService('', members);
      expect(compile({ 'before.ts': before })).toEqual([]);
      const { text } = await migrate(before);
      expect(compile({ 'after.ts': text })).toEqual([]);
      expect(text).toMatch(/this\.profiles\.load\(\)|\/\/ ngx-auth0-profile: Not rewritten/);
    });
  }
});

describe('migrate-auth0-js › its report', () => {
  it('lists what was rewritten and what was left, and the next steps in their order', async () => {
    const { printed } = await migrate(
      inService('    management.getUser(this.userId, cb);\n    management.getUser(id, cb);'),
    );
    expect(printed).toMatch(
      /Rewritten: src\/app\/legacy\.ts:\d+: getUser → ProfileService\.load\(\)/,
    );
    expect(printed).toMatch(/src\/app\/legacy\.ts:\d+: Not rewritten/);
    expect(printed).toMatch(
      /1\. Move the login to @auth0\/auth0-angular[^]*2\. .*ng add ngx-auth0-profile[^]*3\. .*doctor/,
    );
  });
});
