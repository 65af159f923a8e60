import { signingKeys } from '../../src/access-token/signing-keys.ts';
import type { ProxyRoute } from '../../src/call/proxy-route.ts';
import { createProfileProxy } from '../../src/index.ts';
import { ManagedUsers } from '../../src/management-client/managed-users.ts';
import { ManagementClient } from '../../src/management-client/management-client.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { enabledRoutes } from '../../src/routes/all-routes.ts';
import { checkQuery } from '../../src/routes/check-query.ts';
import { problemOf } from '../support/problem-of.ts';

const OPTIONS = {
  domain: 'tenant.eu.auth0.com',
  audience: 'https://profile-proxy.example/',
  clientId: 'profile-proxy',
  clientSecret: 'secret',
  routes: { 'delete-account': true },
  sendEmailConfirmation: () => Promise.resolve(),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
};

/** Method and path, permission, kind of limit, whether it is a change, query parameters. */
const TABLE: Readonly<Record<string, string>> = {
  'read-profile': 'get /me · user read:profile · read · false · ',
  'update-profile': 'patch /me · user update:profile · write · true · ',
  'change-email': 'post /me/email · user update:profile · sensitive · true · ',
  'confirm-email': 'post /me/email/confirm · user update:profile · sensitive · true · ',
  'send-verification-email':
    'post /me/verification-email · user update:profile · sensitive · true · ',
  'create-password-ticket': 'post /me/password-ticket · user update:profile · sensitive · true · ',
  'link-identity': 'post /me/identities · user update:profile · sensitive · true · ',
  'unlink-identity':
    'delete /me/identities/{provider}/{user_id} · user update:profile · sensitive · true · ',
  'delete-account': 'delete /me · user delete:profile · sensitive · true · ',
  'search-users': 'get /users · role read:profiles · admin · false · email',
  'read-user': 'get /users/{id} · role read:profiles · admin · false · ',
  'update-user': 'patch /users/{id} · role update:profiles · admin · true · ',
};

describe('enabledRoutes', () => {
  const options = resolveOptions(OPTIONS);
  const routes = enabledRoutes({
    options,
    users: new ManagedUsers(new ManagementClient(options), options.visibleAttributes),
    keys: signingKeys(options),
  });

  it('returns every route', () => {
    expect(routes.map(({ name }): string => name).sort()).toEqual(Object.keys(TABLE).sort());
  });

  for (const route of routes) {
    it(`returns ${route.name} with its method, permission, limit, audit and query`, () => {
      expect(factsOf(route)).toBe(TABLE[route.name] ?? '');
    });
  }
});

describe('/openapi.json', () => {
  it('describes the answer of every route, and every parameter', async () => {
    const proxy = createProfileProxy(OPTIONS);
    const answer = await proxy.fetch(new Request('http://proxy.example/openapi.json'));
    const { paths, components } = (await answer.json()) as Document;
    const schema = (name: string): unknown => components.schemas[name];
    const answers = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => {
        const [status = '', response] =
          Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
        return `${method} ${path} ${status} ${nameOf(response)}`;
      }),
    );
    expect(answers.sort()).toEqual([
      'delete /me 204 ',
      'delete /me/identities/{provider}/{user_id} 200 ',
      'get /me 200 Profile',
      'get /users 200 Users',
      'get /users/{id} 200 Profile',
      'patch /me 200 Profile',
      'patch /users/{id} 200 Profile',
      'post /me/email 200 EmailChangeRequested',
      'post /me/email/confirm 200 Profile',
      'post /me/identities 201 ',
      'post /me/password-ticket 201 PasswordTicket',
      'post /me/verification-email 202 VerificationEmailSent',
    ]);
    expect(schema('EmailChangeRequested')).toEqual({
      type: 'object',
      properties: { email: { type: 'string' }, status: { type: 'string', enum: ['requested'] } },
      required: ['email', 'status'],
    });
    expect(schema('PasswordTicket')).toEqual(
      jasmine.objectContaining({ properties: { ticket: { type: 'string', format: 'uri' } } }),
    );
    expect(schema('VerificationEmailSent')).toEqual({
      type: 'object',
      properties: { status: { type: 'string', enum: ['sent'] } },
      required: ['status'],
    });
    expect(schema('Users')).toEqual({
      type: 'object',
      properties: { users: { type: 'array', items: { $ref: '#/components/schemas/Profile' } } },
      required: ['users'],
    });
    expect(schema('LinkIdentity')).toEqual(
      jasmine.objectContaining({
        properties: { link_with: { type: 'string', maxLength: 12_000, description: 'ID token' } },
      }),
    );
    expect(JSON.stringify(paths['/users']?.['get']?.parameters)).toContain('"name":"email"');
    expect(JSON.stringify(paths['/users/{id}']?.['get']?.parameters)).toContain(
      '"description":"user_id of the account","example":"auth0|',
    );
    await proxy.close();
  });
});

describe('checkQuery', () => {
  const check = (url: string, allowed: readonly string[]): URLSearchParams =>
    checkQuery(new Request(`http://proxy.example/me${url}`), allowed);

  it('returns the parameters of the route', () => {
    expect(check('?email=a%40b.co', ['email', 'page']).get('email')).toBe('a@b.co');
    expect([...check('', ['email'])]).toEqual([]);
    expect([...check('?', [])]).toEqual([]);
  });

  it('refuses others, and one that is there twice, and names those of the route', () => {
    for (const query of ['?x=1', '?email=a&x=1', '?email=a&email=a']) {
      expect(problemOf(() => check(query, ['email', 'page'])).message).toBe(
        'This route takes these query parameters, each once: email, page.',
      );
    }
    expect(problemOf(() => check('?email=a', [])).message).toBe(
      'This route takes no query parameters.',
    );
  });
});

interface Document {
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, Answer>; parameters?: unknown }>
  >;
  readonly components: { readonly schemas: Record<string, unknown> };
}

interface Answer {
  readonly content?: Record<string, { readonly schema?: { readonly $ref?: string } }>;
}

function nameOf(answer: Answer | undefined): string {
  return answer?.content?.['application/json']?.schema?.$ref?.split('/').at(-1) ?? '';
}

function factsOf({ method, path, permission, limit, changes, query }: ProxyRoute): string {
  const needed = `${permission.from} ${permission.name}`;
  return [`${method} ${path}`, needed, limit, String(changes), query.join()].join(' · ');
}
