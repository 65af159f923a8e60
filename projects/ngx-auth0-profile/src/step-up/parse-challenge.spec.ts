import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { parseChallenges } from '../../diagnosis/src/input/parse-challenges';
import { parseChallenge, type TokenChallenge } from './parse-challenge';

const STRONGER = 'error="insufficient_user_authentication"';

describe('parseChallenge', () => {
  const challenges: readonly (readonly [string, TokenChallenge | undefined])[] = [
    // The examples of RFC 9470 §3.
    [
      `Bearer ${STRONGER}, error_description="A different authentication level is required", acr_values="myACR"`,
      { authentication: { acrValues: ['myACR'] } },
    ],
    [
      `Bearer ${STRONGER}, error_description="More recent authentication is required", max_age="5"`,
      { authentication: { maxAge: 5 } },
    ],
    [
      `bearer realm="a, b" , max_age=0 ,acr_values="urn:mfa  urn:\\"x\\"", ${STRONGER}`,
      { authentication: { acrValues: ['urn:mfa', 'urn:"x"'], maxAge: 0 } },
    ],
    [`DPoP algs="ES256", ${STRONGER}`, { authentication: {} }],
    [
      `Basic realm="x", Bearer error="invalid_token", DPoP ${STRONGER}, max_age=60`,
      { authentication: { maxAge: 60 } },
    ],
    [`Negotiate dGVzdA==, Bearer ${STRONGER}`, { authentication: {} }],
    [`Bearer ${STRONGER}, max_age="soon", acr_values=""`, { authentication: {} }],
    ['Bearer error="insufficient_scope", scope="a b"', { scopes: ['a', 'b'] }],
    ['Bearer error="insufficient_scope"', undefined],
    ['Bearer error="invalid_token"', undefined],
    [`Bearer realm="Bearer ${STRONGER.replaceAll('"', '')}"`, undefined],
    [`Basic ${STRONGER}`, undefined],
    ['Bearer', undefined],
    ['', undefined],
  ];
  for (const [header, expected] of challenges) {
    it(`reads ${header || 'an empty header'}`, () => {
      expect(parse(header)).toEqual(expected);
    });

    it(`finds the challenges that the diagnosis finds in ${header || 'an empty header'}`, () => {
      const found = parseChallenges(header).some(
        ({ scheme, params }) =>
          scheme !== 'basic' && params.get('error') === 'insufficient_user_authentication',
      );
      expect(parse(header)?.authentication !== undefined).toBe(found);
    });
  }

  it('ignores other statuses, and refusals without the header', () => {
    expect(parse(`Bearer ${STRONGER}`, 400)).toBeUndefined();
    expect(parseChallenge(new HttpErrorResponse({ status: 401 }))).toBeUndefined();
  });
});

function parse(header: string, status = 401): TokenChallenge | undefined {
  const headers = new HttpHeaders({ 'WWW-Authenticate': header });
  return parseChallenge(new HttpErrorResponse({ status, headers }));
}
