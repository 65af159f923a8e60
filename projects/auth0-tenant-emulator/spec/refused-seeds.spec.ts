import { validateSeed } from '../src/seed/validate-seed.ts';

describe('a seed that a real tenant would refuse', () => {
  const api = '"apis":[{"identifier":"https://a.example/","scopes":[{"value":"read:a"}]}]';
  const wrong: [string, string, RegExp][] = [
    [
      'a client grant of an unknown client',
      '{\n"client_grants":[\n{"client_id":"x","audience":"https://t/api/v2/","scope":[]}]}',
      /:3 client_grants\.0\.client_id "x" is not a client/,
    ],
    [
      'a client grant for an unknown API',
      '{"clients":[{"client_id":"x"}],\n"client_grants":[{"client_id":"x","audience":"https://b.example/","scope":[]}]}',
      /:2 client_grants\.0\.audience "https:\/\/b\.example\/" is not an API/,
    ],
    [
      'a client grant with an unknown scope',
      `{"clients":[{"client_id":"x"}],${api},\n"client_grants":[{"client_id":"x","audience":"https://a.example/","scope":["write:a"]}]}`,
      /:2 client_grants\.0\.scope "write:a" is not a scope/,
    ],
    [
      'a refresh token policy for an unknown API',
      '{"clients":[{"client_id":"x","refresh_token":{"policies":[\n{"audience":"https://b.example/","scope":[]}]}}]}',
      /:2 clients\.0\.refresh_token\.policies\.0\.audience/,
    ],
    [
      'a grant for the My Account API, which is not activated',
      '{"clients":[{"client_id":"x"}],\n"client_grants":[{"client_id":"x","audience":"http://localhost/me/","scope":[],"subject_type":"user"}]}',
      /:2 client_grants\.0\.audience is the My Account API, which is not activated/,
    ],
    [
      'a grant for the My Account API without users',
      '{"tenant":{"my_account":{}},"clients":[{"client_id":"x"}],\n"client_grants":[{"client_id":"x","audience":"http://localhost/me/","scope":[]}]}',
      /:2 client_grants\.0 .*add "subject_type": "user"/,
    ],
    [
      'a refresh token policy with an unknown scope of the My Account API',
      '{"tenant":{"my_account":{}},"clients":[{"client_id":"x","refresh_token":{"policies":[\n{"audience":"http://localhost/me/","scope":["profile:read"]}]}}]}',
      /:2 clients\.0\.refresh_token\.policies\.0\.scope "profile:read" is not a scope of the My Account API/,
    ],
    [
      'a permission of an unknown API',
      '{"users":[{"user_id":"a","permissions":[\n{"resource_server_identifier":"https://b.example/","permission_name":"x"}]}]}',
      /:2 users\.0\.permissions\.0\.resource_server_identifier/,
    ],
    [
      'a permission the API does not define',
      `{${api},"users":[{"user_id":"a","permissions":[\n{"resource_server_identifier":"https://a.example/","permission_name":"x"}]}]}`,
      /:2 users\.0\.permissions\.0\.permission_name "x" is not a scope/,
    ],
    [
      'a relative callback',
      '{"clients":[{"client_id":"x","callbacks":[\n"/callback"]}]}',
      /:2 clients\.0\.callbacks\.0 "\/callback" is not an absolute URL/,
    ],
    [
      'a relative logout URL',
      '{"clients":[{"client_id":"x","allowed_logout_urls":[\n"localhost"]}]}',
      /:2 clients\.0\.allowed_logout_urls\.0/,
    ],
    [
      'a web origin with a path',
      '{"clients":[{"client_id":"x","web_origins":[\n"http://localhost:4200/app"]}]}',
      /:2 clients\.0\.web_origins\.0 .* is not an origin/,
    ],
    [
      'a web application without a secret',
      '{"clients":[{"client_id":"x",\n"app_type":"regular_web"}]}',
      /:2 clients\.0\.app_type is "regular_web", but/,
    ],
    [
      'a machine without a secret',
      '{"clients":[{"client_id":"x",\n"app_type":"non_interactive"}]}',
      /:2 clients\.0\.app_type is "non_interactive", but/,
    ],
    [
      'an Action that does not parse',
      '{"actions":[{"name":"a",\n"code":"exports.onExecutePostLogin = async ("}]}',
      /:2 actions\.0\.code is not valid JavaScript/,
    ],
    [
      'a rule that does not parse',
      '{"rules":[{"name":"a",\n"script":"function ("}]}',
      /:2 rules\.0\.script is not valid JavaScript/,
    ],
    [
      'an unknown default audience',
      '{"tenant":{\n"default_audience":"https://b.example/"}}',
      /:2 tenant\.default_audience/,
    ],
    [
      'an unknown default directory',
      '{"tenant":{\n"default_directory":"nowhere"}}',
      /:2 tenant\.default_directory/,
    ],
    [
      'a role of a user that is not there',
      '{"users":[{"user_id":"a","roles":[\n"Reader"]}]}',
      /:2 users\.0\.roles\.0 "Reader" is not a role of this seed/,
    ],
    [
      'a role with an unknown permission',
      '{"roles":[{"name":"R","permissions":[\n{"resource_server_identifier":"https://b.example/","permission_name":"x"}]}]}',
      /:2 roles\.0\.permissions\.0\.resource_server_identifier "https:\/\/b\.example\/" is not an API/,
    ],
    [
      'a member that is not a user',
      '{"organizations":[\n{"name":"acme","members":[\n"auth0|nobody"]}]}',
      /:3 organizations\.0\.members\.0 "auth0\|nobody" is not a user of this seed/,
    ],
    [
      'an organization with an unknown connection',
      '{"organizations":[{"name":"acme","enabled_connections":[\n{"name":"okta"}]}]}',
      /:2 organizations\.0\.enabled_connections\.0\.name "okta" is not a connection/,
    ],
    [
      'two organizations with one id',
      '{"organizations":[{"id":"org_a","name":"a"},\n{"id":"org_a","name":"b"}]}',
      /:2 organizations\.1\.id names "org_a" a second time/,
    ],
    [
      'an organization prompt of a client without organizations',
      '{"clients":[{"client_id":"a",\n"organization_require_behavior":"pre_login_prompt"}]}',
      /:2 clients\.0\.organization_require_behavior has no effect/,
    ],
  ];
  for (const [what, text, message] of wrong) {
    it(`is refused for ${what}`, async () => {
      await expectAsync(validateSeed(text, 'tenant.json')).toBeRejectedWith(
        jasmine.objectContaining({
          code: 'invalid-seed',
          message: jasmine.stringMatching(message),
        }),
      );
    });
  }

  it('is accepted with wildcards, custom schemes and a disabled rule', async () => {
    const seed = {
      clients: [
        {
          client_id: 'a',
          callbacks: ['http://localhost:*', 'https://*.example.com/cb', 'com.example.app://cb'],
          web_origins: ['http://localhost:*', 'https://*.example.com'],
        },
      ],
      rules: [{ name: 'off', enabled: false, script: '(' }],
    };
    await expectAsync(validateSeed(JSON.stringify(seed), 'tenant.json')).toBeResolved();
  });
});
