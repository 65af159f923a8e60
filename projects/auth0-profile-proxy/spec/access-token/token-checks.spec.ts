import { checkOrganization } from '../../src/access-token/check-organization.ts';
import { checkPermission } from '../../src/access-token/check-permission.ts';
import { checkSubject, isUserId } from '../../src/access-token/check-subject.ts';
import { checkTokenForm } from '../../src/access-token/check-token-form.ts';
import { checkTokenPurpose } from '../../src/access-token/check-token-purpose.ts';
import { readAuthorization } from '../../src/access-token/read-authorization.ts';
import { problemOf } from '../support/problem-of.ts';

const ISSUER = 'https://tenant.example/';
const AUDIENCE = 'https://profile-proxy.example/';

describe('checkOrganization', () => {
  const accepted = new Set(['org_1', '1']);

  it('returns the organization the options name, and undefined without one', () => {
    expect(checkOrganization({ org_id: 'org_1' }, accepted)).toBe('org_1');
    expect(checkOrganization({}, accepted)).toBeUndefined();
  });

  for (const claims of [
    { org_id: 'org_2' },
    { org_name: 'org_1' },
    { org_id: 1 },
    { org_id: ['1'] },
  ]) {
    it(`refuses a token with ${JSON.stringify(claims)}`, () => {
      expect(problemOf(() => checkOrganization(claims, accepted)).code).toBe('wrong-organization');
    });
  }
});

describe('checkPermission', () => {
  const none = { administratorOrganizations: new Set<string>() };

  for (const from of ['user', 'role'] as const) {
    it(`accepts a permission, required from the ${from}`, () => {
      const caller = callerWith({ permissions: new Set(['a']) });
      expect(() => {
        checkPermission(caller, { name: 'a', from }, none);
      }).not.toThrow();
    });
  }

  it('accepts a scope where the user may grant it, and not where a role is required', () => {
    const caller = callerWith({ scopes: new Set(['a']) });
    expect(() => {
      checkPermission(caller, { name: 'a', from: 'user' }, none);
    }).not.toThrow();
    const problem = problemOf(() => {
      checkPermission(caller, { name: 'a', from: 'role' }, none);
    });
    expect(problem.code).toBe('missing-scope');
    expect(problem.message).toContain('Give the user a role');
  });

  it('names what is missing', () => {
    const problem = problemOf(() => {
      checkPermission(callerWith({}), { name: 'a', from: 'user' }, none);
    });
    expect(problem.facts.requiredScopes).toEqual(['a']);
    expect(problem.message).toContain('Request it with the audience');
  });
});

describe('checkSubject', () => {
  for (const sub of [
    1,
    null,
    undefined,
    {},
    [],
    '',
    'x',
    '|x',
    `${'p'.repeat(61)}|x`,
    'a|',
    'a|b c',
  ]) {
    it(`refuses ${JSON.stringify(sub)}`, () => {
      expect(isUserId(sub)).toBeFalse();
      expect(problemOf(() => checkSubject({ sub } as never)).code).toBe('invalid-token');
    });
  }

  it('refuses what only looks like a user id as text', () => {
    const sub = { toString: () => 'auth0|ada' };
    expect(isUserId(sub)).toBeFalse();
    expect(isUserId(['auth0|ada'])).toBeFalse();
  });
});

describe('checkTokenForm', () => {
  it('accepts the types of access tokens, in any case, and none', () => {
    for (const typ of ['JWT', 'at+jwt', 'application/at+jwt', 'AT+JWT', undefined]) {
      expect(() => {
        checkTokenForm(token({ alg: 'RS256', typ }), [ISSUER]);
      })
        .withContext(String(typ))
        .not.toThrow();
    }
  });

  for (const [header, payload, code] of [
    [{ alg: 'HS256' }, { iss: ISSUER }, 'invalid-token'],
    [{ alg: 'none' }, { iss: ISSUER }, 'invalid-token'],
    [{}, { iss: ISSUER }, 'invalid-token'],
    [{ alg: 'RS256', typ: 'dpop+jwt' }, { iss: ISSUER }, 'invalid-token'],
    [{ alg: 'RS256', typ: 'logout+jwt' }, { iss: ISSUER }, 'invalid-token'],
    [{ alg: 'RS256' }, { iss: 'https://evil.example/' }, 'wrong-issuer'],
    [{ alg: 'RS256' }, { iss: [ISSUER] }, 'wrong-issuer'],
    [{ alg: 'RS256' }, {}, 'wrong-issuer'],
  ] as const) {
    it(`refuses ${JSON.stringify({ header, payload })} as ${code}`, () => {
      const check = (): void => {
        checkTokenForm(token(header, payload), [ISSUER]);
      };
      expect(problemOf(check).code).toBe(code);
    });
  }

  it('reads a type that is no text as no type', () => {
    expect(() => {
      checkTokenForm(token({ alg: 'RS256', typ: 7 }), [ISSUER]);
    }).not.toThrow();
  });
});

describe('checkTokenPurpose', () => {
  const issuers = [ISSUER, 'https://login.example/'];

  for (const [claims, code] of [
    [{ aud: 'client-id' }, 'id-token'],
    [{ aud: 'client-id', scope: 'openid' }, 'wrong-audience'],
    [{ aud: ['client-id', 'other'] }, 'wrong-audience'],
    [{ aud: 'https://other.example/' }, 'wrong-audience'],
    [{ aud: [] }, 'wrong-audience'],
    [{}, 'wrong-audience'],
    [{ aud: AUDIENCE, nonce: 'x' }, 'id-token'],
    [{ aud: AUDIENCE, at_hash: 'x' }, 'id-token'],
    [{ aud: 'https://tenant.example/api/v2/' }, 'management-token'],
    [{ aud: 'http://tenant.example/api/v2/' }, 'management-token'],
    [{ aud: ['https://login.example/api/v2/', 'x'] }, 'management-token'],
    [{ aud: 'https://evil.example/api/v2/' }, 'wrong-audience'],
  ] as const) {
    it(`refuses ${JSON.stringify(claims)} as ${code}`, () => {
      const check = (): void => {
        checkTokenPurpose(claims as never, { audience: AUDIENCE, issuers });
      };
      expect(problemOf(check).code).toBe(code);
    });
  }

  it('accepts its own audience, alone or among others', () => {
    for (const aud of [AUDIENCE, ['x', AUDIENCE]]) {
      expect(() => {
        checkTokenPurpose({ aud }, { audience: AUDIENCE, issuers });
      }).not.toThrow();
    }
  });
});

describe('readAuthorization', () => {
  const read = (value: string): ReturnType<typeof readAuthorization> =>
    readAuthorization({ get: () => value } as unknown as Headers);

  for (const value of ['', '  ', '\t']) {
    it(`says that ${JSON.stringify(value)} is no token`, () => {
      expect(problemOf(() => read(value)).code).toBe('missing-token');
    });
  }

  it('accepts either scheme in any case, with white space around it', () => {
    expect(read(' bearer abc ')).toEqual({ scheme: 'Bearer', token: 'abc' });
    expect(read('DPOP a.b-c_d~e+f/g==')).toEqual({ scheme: 'DPoP', token: 'a.b-c_d~e+f/g==' });
  });

  it('accepts 12,000 characters, and not one more', () => {
    expect(read(`Bearer ${'a'.repeat(11_993)}`).token.length).toBe(11_993);
    expect(problemOf(() => read(`Bearer ${'a'.repeat(11_994)}`)).code).toBe('invalid-token');
  });
});

function callerWith(more: Partial<Parameters<typeof checkPermission>[0]>) {
  return {
    sub: 'auth0|ada',
    scopes: new Set<string>(),
    permissions: new Set<string>(),
    organization: undefined,
    proof: undefined,
    clientId: undefined,
    ...more,
  };
}

function token(header: object, payload: object = { iss: ISSUER }): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.signature`;
}
