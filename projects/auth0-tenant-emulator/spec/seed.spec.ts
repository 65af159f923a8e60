import { createLineFinder } from '../src/seed/json-lines.ts';
import { validateSeed } from '../src/seed/validate-seed.ts';

describe('a seed file', () => {
  it('is accepted when it conforms to the schema', async () => {
    const seed = await validateSeed('{"users":[{"user_id":"auth0|ada"}]}', 'tenant.json');
    expect(seed.users?.[0]?.user_id).toBe('auth0|ada');
  });

  const wrong: [string, string, RegExp][] = [
    ['no end', '{\n  "users": [\n', /not valid JSON. Correct this line:\n {2}tenant\.json:2 /],
    [
      'a comma too many',
      '{\n  "users": [],\n  "clients": [,]\n}',
      /not valid JSON. Correct this line:\n {2}tenant\.json:3 /,
    ],
    [
      'a quotation mark too few',
      '{\n  "$comment": "x\n}',
      /not valid JSON. Correct this line:\n {2}tenant\.json:2 /,
    ],
    [
      'a user named twice',
      '{"users":[{"user_id":"a"},\n{"user_id":"b"},\n{"user_id":"a"}]}',
      /tenant\.json:3 users\.2\.user_id names "a" a second time/,
    ],
    ['no object', '[]', /is not a JSON object/],
    [
      'a misspelt name',
      '{\n  "users": [\n    { "user_id": "a",\n      "emial": "x" }\n  ]\n}',
      /tenant\.json:4 users\.0\.emial is not known here/,
    ],
    [
      'a missing name',
      '{\n\n  "clients": [ {} ] }',
      /tenant\.json:3 clients\.0 must have required property 'client_id'/,
    ],
    [
      'a value of the wrong kind',
      '{ "clients": [\n{ "client_id": "a",\n"app_type": "web" } ] }',
      /tenant\.json:3 clients\.0\.app_type .*\(spa, regular_web, native, non_interactive\)/,
    ],
    [
      'the Management API in an MRRT policy (Auth0 docs: Multi-Resource Refresh Token)',
      '{"clients":[{"client_id":"a","refresh_token":{"policies":[\n{"audience":"https://t.auth0.com/api/v2/","scope":[]}]}}]}',
      /tenant\.json:2 clients\.0\.refresh_token\.policies\.0\.audience/,
    ],
  ];
  for (const [what, text, message] of wrong) {
    it(`is refused for ${what}, with the line`, async () => {
      await expectAsync(validateSeed(text, 'tenant.json')).toBeRejectedWith(
        jasmine.objectContaining({
          code: 'invalid-seed',
          message: jasmine.stringMatching(message),
        }),
      );
    });
  }

  it('is mapped from JSON pointers to lines', () => {
    const lineOf = createLineFinder('{\n"a": [1,\n{"b/c": "x\\"y"}],\n"d": {}\n}');
    expect(lineOf('/a')).toBe(2);
    expect(lineOf('/a/1')).toBe(3);
    expect(lineOf('/a/1/b~1c')).toBe(3);
    expect(lineOf('/d')).toBe(4);
  });
});
