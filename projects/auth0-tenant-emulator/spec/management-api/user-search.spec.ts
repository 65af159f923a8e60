import { createTenant } from '../../src/create-tenant.ts';
import type { SeedUser } from '../../src/seed/seed.ts';
import { callManagement } from '../support/management-client.ts';

const USERS: SeedUser[] = [
  {
    user_id: 'auth0|john',
    email: 'john@exampleco.com',
    email_verified: true,
    name: 'John Richards',
    given_name: 'John',
    nickname: 'Johnny',
    logins_count: 150,
    last_login: '2017-12-15T10:00:00.000Z',
    created_at: '2017-01-01T00:00:00.000Z',
    user_metadata: { name: 'John Doe', addresses: [{ city: 'Paris' }, { city: 'Lyon' }] },
    app_metadata: { subscription: { plan: 'gold' }, active: true },
  },
  {
    user_id: 'google-oauth2|jane',
    email: 'Jane@ExampleCo.com',
    name: 'Jane Smith',
    blocked: true,
    logins_count: 100,
    last_login: '2018-03-01T10:00:00.000Z',
    created_at: '2018-01-01T00:00:00.000Z',
    app_metadata: { subscription: { plan: 'Gold' }, nothing: null },
  },
  {
    user_id: 'auth0|new',
    email: 'new@other.example',
    name: 'Janet Jackson-Smith',
    created_at: '2019-01-01T00:00:00.000Z',
  },
];

/** The queries of the Auth0 page on query syntax, and more of each kind; the users they find. */
const QUERIES: [query: string, found: string[]][] = [
  ['', ['john', 'jane', 'new']],
  ['name:"jane smith"', ['jane']],
  ['name:"JANE SMITH"', ['jane']],
  ['name:"jane"', []],
  ['name:*richard*', ['john']],
  ['name:jane*', ['jane', 'new']],
  ['name:jane*smith', ['jane', 'new']],
  ['name:*smith', ['jane', 'new']],
  ['name:j*n*son*', ['new']],
  ['email:"john@exampleco.com"', ['john']],
  ['email:jane@exampleco.com', ['jane']],
  ['email:("john@exampleco.com" OR "jane@exampleco.com")', ['john', 'jane']],
  ['email.domain:"exampleco.com"', ['john', 'jane']],
  ['email.domain:"example"', []],
  ['email_verified:false OR NOT _exists_:email_verified', ['jane', 'new']],
  ['user_metadata.name:"John Doe"', ['john']],
  ['user_metadata.name:"john doe"', []],
  ['user_metadata.addresses.city:"Paris"', ['john']],
  ['app_metadata.subscription.plan:"gold"', ['john']],
  ['app_metadata.active:true', ['john']],
  ['_exists_:app_metadata.nothing', []],
  ['identities.connection:"google-oauth2"', ['jane']],
  ['(NOT _exists_:logins_count OR logins_count:0)', ['new']],
  ['last_login:[* TO 2017-12-31]', ['john']],
  ['last_login:{* TO 2017-12]', ['john']],
  ['last_login:{2017-12 TO *}', ['jane']],
  ['last_login:[2017 TO 2018}', ['john']],
  ['last_login:2018-03-01', ['jane']],
  ['created_at:[2018-01-01T00:00:00.000Z TO *]', ['jane', 'new']],
  ['logins_count:[100 TO 200]', ['john', 'jane']],
  ['logins_count:[150 TO *]', ['john']],
  ['logins_count:{100 TO *]', ['john']],
  ['logins_count:{100 TO 150}', []],
  ['logins_count:100', ['jane']],
  ['blocked:true', ['jane']],
  ['NOT blocked:true AND email.domain:"exampleco.com"', ['john']],
  ['-blocked:true', ['john', 'new']],
  ['(name:john* OR name:jane*) AND logins_count:[100 TO *]', ['john', 'jane']],
  ['nickname:JOHNNY', ['john']],
  ['user_id:"auth0|john"', ['john']],
  ['user_id:"AUTH0|john"', []],
  ['unknown_field:"x"', []],
];

const REFUSED: [query: string, reason: RegExp][] = [
  ['jane', /in fields only/],
  ['"jane smith"', /in fields only/],
  ['name:jane email:x', /Join terms/],
  ['name:jane~', /does not support the operators/],
  ['name:/jo.*/', /does not support the operators/],
  ['+name:jane', /does not support the operators/],
  ['name:jane^2', /does not support the operators/],
  ['name:j?ne', /wildcard \?/],
  ['name:*ne', /three characters/],
  ['user_metadata.name:John*', /not available on metadata/],
  ['app_metadata.n:[1 TO 2]', /not available on metadata/],
  ['last_login:[yesterday TO *]', /not a date/],
  ['name:', /cannot read|operators|has no value|in fields only/],
  ['(name:"a"', /not closed/],
  ['name:"a")', /not opened/],
  ['name:"a" AND', /ends too early/],
  ['name:"a', /cannot read/],
];

describe('GET /api/v2/users (Auth0 docs: User Search Query Syntax)', () => {
  for (const [query, found] of QUERIES) {
    it(`finds ${found.length} users for ${query === '' ? 'no query' : query}`, async () => {
      expect((await search({ q: query })).ids).toEqual(found);
    });
  }

  for (const [query, reason] of REFUSED) {
    it(`refuses ${query}`, async () => {
      const { status, body } = await search({ q: query });
      expect(status).toBe(400);
      expect(body['errorCode']).toBe('invalid_query_string');
      expect(body['message']).toEqual(jasmine.stringMatching(reason));
    });
  }

  it('sorts by a field, users without it last', async () => {
    expect((await search({ sort: 'logins_count:1' })).ids).toEqual(['jane', 'john', 'new']);
    expect((await search({ sort: 'logins_count:-1' })).ids).toEqual(['john', 'jane', 'new']);
    expect((await search({ sort: 'name:1' })).ids).toEqual(['jane', 'new', 'john']);
    for (const sort of ['name', 'name:asc', 'app_metadata.plan:1']) {
      expect((await search({ sort })).status).toBe(400);
    }
  });

  it('filters by connection', async () => {
    expect((await search({ connection: 'google-oauth2' })).ids).toEqual(['jane']);
  });

  it('refuses pages beyond the first 1000 results, and pages of more than 100', async () => {
    expect((await search({ page: '10', per_page: '100' })).body['errorCode']).toBe(
      'invalid_paging',
    );
    expect((await search({ per_page: '101' })).body['message']).toEqual(
      jasmine.stringContaining('greater than maximum 100'),
    );
  });
});

async function search(
  parameters: Record<string, string>,
): Promise<{ status: number; ids: string[]; body: Record<string, unknown> }> {
  const tenant = createTenant({ users: USERS, clients: [{ client_id: 'spa' }] });
  const query = new URLSearchParams(parameters).toString();
  const { status, body } = await callManagement(tenant, 'GET', `users?${query}`, {
    token: { userId: 'machine@clients', scope: 'read:users' },
  });
  const users = Array.isArray(body) ? (body as { user_id: string }[]) : [];
  return {
    status,
    ids: users.map((user) => user.user_id.split('|')[1] ?? ''),
    body: body as Record<string, unknown>,
  };
}
