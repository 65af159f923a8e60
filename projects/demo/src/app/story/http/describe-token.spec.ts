import { describeToken, scopesOf } from './describe-token';

describe('describeToken', () => {
  it('recognises an ID token by its nonce', () => {
    const description = describeToken(jwt({ sub: 'auth0|1', aud: 'demo-story', nonce: 'n' }));
    expect(description.kind).toBe('ID token');
    expect(description.claims).toEqual({ sub: 'auth0|1', aud: 'demo-story', nonce: 'n' });
  });

  it('recognises an access token by its scope', () => {
    const description = describeToken(jwt({ sub: 'auth0|1', scope: 'openid profile' }));
    expect(description.kind).toBe('access token');
    expect(scopesOf(description)).toEqual(['openid', 'profile']);
  });

  it('recognises an opaque token', () => {
    const description = describeToken('XmjZzvFSGR6GE5dLfTAkWDqiAbCdEfGh');
    expect(description).toEqual({
      kind: 'opaque access token',
      parts: 1,
      length: 32,
      claims: undefined,
    });
    expect(scopesOf(description)).toBeUndefined();
  });

  it('decodes UTF-8', () => {
    expect(describeToken(jwt({ name: 'Inês' })).claims).toEqual({ name: 'Inês' });
  });

  it('does not contain the signature', () => {
    const token = jwt({ sub: 'auth0|1', scope: 'openid' });
    expect(JSON.stringify(describeToken(token))).not.toContain(token.split('.')[2] ?? '');
  });
});

function jwt(claims: object): string {
  const encode = (value: object) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  return `${encode({ alg: 'RS256' })}.${encode(claims)}.c2lnbmF0dXJl`;
}
