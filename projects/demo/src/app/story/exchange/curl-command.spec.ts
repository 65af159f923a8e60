import { curlCommand } from './curl-command';

describe('curlCommand', () => {
  it('has method, URL and body, and a variable in place of the token', () => {
    expect(curlCommand({ ...record, requestBody: '{"a":1}' })).toBe(
      [
        `curl -X PATCH 'https://acme.example/api/v2/users/auth0%7C1' \\`,
        `  -H "Authorization: Bearer $ACCESS_TOKEN" \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -d '{"a":1}'`,
      ].join('\n'),
    );
  });

  it('has no body if the request has none', () => {
    expect(curlCommand(record)).not.toContain('-d');
  });

  it('quotes a body that contains quotes and shell characters', () => {
    const command = curlCommand({ ...record, requestBody: `{"name":"O'Hara $(id)"}` });
    expect(command).toContain(String.raw`-d '{"name":"O'\''Hara $(id)"}'`);
  });
});

const record = {
  method: 'PATCH',
  url: 'https://acme.example/api/v2/users/auth0%7C1',
  requestBody: undefined,
  status: 200,
  statusText: 'OK',
  responseBody: '{}',
  retryAfterSeconds: undefined,
  wwwAuthenticate: undefined,
};
