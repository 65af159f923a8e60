import * as fc from 'fast-check';
import { parseChallenges } from './parse-challenges';

describe('parseChallenges', () => {
  const cases: readonly (readonly [value: string, expected: readonly unknown[]])[] = [
    ['Bearer', [{ scheme: 'bearer' }]],
    ['Bearer realm="api"', [{ scheme: 'bearer', realm: 'api' }]],
    [
      'Bearer realm="example", error="invalid_token", error_description="The access token expired"',
      [
        {
          scheme: 'bearer',
          realm: 'example',
          error: 'invalid_token',
          error_description: 'The access token expired',
        },
      ],
    ],
    [
      'DPoP error="invalid_token", algs="ES256 PS256", Bearer realm="api"',
      [
        { scheme: 'dpop', error: 'invalid_token', algs: 'ES256 PS256' },
        { scheme: 'bearer', realm: 'api' },
      ],
    ],
    [
      'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""',
      [
        { scheme: 'basic', realm: 'simple' },
        { scheme: 'newauth', realm: 'apps', type: '1', title: 'Login to "apps"' },
      ],
    ],
    [
      'Negotiate YII=, Bearer scope="read:a read:b"',
      [{ scheme: 'negotiate' }, { scheme: 'bearer', scope: 'read:a read:b' }],
    ],
    ['Bearer, DPoP algs="ES256"', [{ scheme: 'bearer' }, { scheme: 'dpop', algs: 'ES256' }]],
    [', ,Bearer ,, realm = "a, b" ,', [{ scheme: 'bearer', realm: 'a, b' }]],
    ['BEARER ERROR="x"', [{ scheme: 'bearer', error: 'x' }]],
    ['Bearer error="a", error="b"', [{ scheme: 'bearer', error: 'a' }]],
    ['Bearer realm=""', [{ scheme: 'bearer', realm: '' }]],
    ['Bearer error="not closed', [{ scheme: 'bearer' }]],
    ['', []],
    ['"x"', []],
  ];

  for (const [value, expected] of cases) {
    it(`parses ${JSON.stringify(value)}`, () => {
      expect(
        parseChallenges(value).map(({ scheme, params }) => ({
          scheme,
          ...Object.fromEntries(params),
        })),
      ).toEqual(expected as never);
    });
  }

  it('returns every value that is written as a quoted string', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const quoted = value.replace(/["\\]/g, '\\$&');
        const [first] = parseChallenges(`Bearer realm="${quoted}", error=x`);
        expect([first?.params.get('realm'), first?.params.get('error')]).toEqual([value, 'x']);
      }),
    );
  });

  it('ends for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(parseChallenges(value).length).toBeLessThanOrEqual(value.length);
      }),
    );
  });
});
