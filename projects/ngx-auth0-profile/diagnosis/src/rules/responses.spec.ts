import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { accessToken, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisProblem } from '../model/diagnosis-problem';

const ORDERS = 'https://orders.example/orders';

describe('diagnose › WWW-Authenticate', () => {
  const challenges: readonly (readonly [value: string, problem: DiagnosisProblem])[] = [
    ['Bearer', 'missing-token'],
    ['Bearer realm="api"', 'missing-token'],
    ['Basic realm="x", Bearer realm="api"', 'missing-token'],
    ['DPoP algs="ES256"', 'missing-token'],
    ['Bearer error="invalid_token"', 'invalid-token'],
    ['Bearer error="Invalid token"', 'invalid-token'],
    [
      'Bearer realm="api", error="invalid_token", error_description="Unexpected \'aud\' value"',
      'wrong-audience',
    ],
    ['Bearer error="invalid_token", error_description="The access token expired"', 'expired'],
    ['Bearer error="insufficient_scope", scope="read:orders write:orders"', 'missing-scope'],
    ['Bearer error="insufficient_user_authentication", max_age=300', 'step-up-required'],
    ['DPoP error="use_dpop_nonce"', 'dpop-token'],
    ['DPoP error="invalid_dpop_proof"', 'dpop-token'],
    ['DPoP algs="ES256", Bearer error="invalid_token", error_description="jwt expired"', 'expired'],
    ['Basic realm="x"', 'invalid-token'],
    ['Bearer error="temporarily_unavailable"', 'invalid-token'],
    ['=', 'invalid-token'],
  ];

  for (const [value, problem] of challenges) {
    it(`diagnoses ${value} as ${problem}`, () => {
      const headers = new HttpHeaders({ 'WWW-Authenticate': value });
      const response = new HttpErrorResponse({ status: 401, headers, url: ORDERS });
      expect(diagnose(response).problem).toBe(problem);
      expect(diagnose(response).evidence[0]).toContain(
        problem === 'dpop-token' ? 'The server' : 'This API answered',
      );
    });
  }

  it('names the parameters of a step-up (RFC 9470 §3)', () => {
    const headers = {
      'www-authenticate':
        'Bearer error="insufficient_user_authentication", error_description="More recent authentication is required", max_age="300", acr_values="mfa pwd"',
    };
    const { evidence, remedy } = diagnose({ status: 401, headers, url: ORDERS });
    expect(evidence).toEqual([
      'This API answered "insufficient_user_authentication".',
      'It accepts the authentication context mfa or pwd (acr_values).',
      'It accepts a login within the last 5 minutes (max_age).',
    ]);
    expect(remedy.code).toBe(
      "auth.loginWithRedirect({ authorizationParams: { acr_values: 'mfa pwd', max_age: 300 } })",
    );
  });

  it('lists the scopes of the challenge', () => {
    const headers = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="a:b c:d"' };
    expect(
      diagnose({ status: 403, headers }, { audience: 'https://orders.example/' }).evidence[0],
    ).toBe('This API answered that it expects a:b or c:d.');
  });

  it('prefers a message in the body', () => {
    const headers = { 'www-authenticate': 'Bearer realm="api"' };
    const body = { message: 'jwt malformed' };
    expect(diagnose({ status: 401, headers, body }).problem).toBe('malformed-token');
  });

  it('says that no token arrived although the page has one', () => {
    const headers = { 'www-authenticate': 'Bearer realm="api"' };
    const body = { error: 'Unauthorized', message: 'Unauthorized' };
    const { problem, evidence } = diagnose(
      { status: 401, headers, body },
      { ...tenant, token: accessToken() },
    );
    expect(problem).toBe('missing-token');
    expect(evidence).toEqual([
      'Auth0 answered with the challenge "Bearer" and no error code, which means that the request had no access token.',
    ]);
  });
});

describe('diagnose › content type', () => {
  const wrongSyntax = {
    Chromium: `Unexpected token '<', "<!doctype "... is not valid JSON`,
    Firefox: 'JSON.parse: unexpected character at line 1 column 1 of the JSON data',
    WebKit: "JSON Parse error: Unrecognized token '<'",
  };

  for (const [browser, message] of Object.entries(wrongSyntax)) {
    it(`recognizes HTML instead of JSON in ${browser}`, () => {
      const headers = new HttpHeaders({ 'Content-Type': 'text/html; charset=utf-8' });
      const error = new SyntaxError(message);
      const response = (status: number) => new HttpErrorResponse({ status, error, headers });
      expect(diagnose(response(200)).problem).toBe('html-answer');
      expect(diagnose(response(502)).problem).toBe('gateway-error');
    });
  }

  it('does not treat other types as HTML', () => {
    const headers = new HttpHeaders({ 'Content-Type': 'application/json' });
    for (const message of Object.values(wrongSyntax)) {
      const error = new SyntaxError(message);
      expect(diagnose(new HttpErrorResponse({ status: 200, error, headers })).problem).toBe(
        'unreadable-answer',
      );
    }
  });
});

describe('diagnose › aborted requests', () => {
  it('says that the request was cancelled or timed out', () => {
    const aborts = [
      new DOMException('The user aborted a request.', 'AbortError'),
      new DOMException('Fetch is aborted', 'AbortError'),
      new DOMException('signal is aborted without reason', 'AbortError'),
      new HttpErrorResponse({ status: 0, error: new DOMException('x', 'AbortError') }),
    ];
    for (const error of aborts) {
      const { problem, whatHappened } = diagnose(error);
      expect(problem).toBe('timeout');
      expect(whatHappened).toMatch(/^The request was cancelled, or .* did not respond in time\.$/);
    }
    const late = new DOMException('signal timed out', 'TimeoutError');
    expect(diagnose(late).whatHappened).toBe('Auth0 did not respond in time.');
  });
});

describe('diagnose › details of the proxy', () => {
  const problem = (slug: string, rest: object) => ({
    type: `urn:auth0-profile-proxy:problem:${slug}`,
    code: slug,
    ...rest,
  });

  it('repeats the detail of a rejected change', () => {
    const detail = 'The address belongs to the provider the account comes from. Change it there.';
    const body = problem('upstream-refused', { detail });
    expect(diagnose({ status: 422, body }).evidence).toContain(
      `The proxy gives the detail "${detail}".`,
    );
  });

  it('lists the fields with their messages', () => {
    const errors = [
      { path: 'picture', message: 'has to be an https URL' },
      { path: 'name', message: 'is too long' },
    ];
    const { evidence } = diagnose({ status: 400, body: problem('invalid-change', { errors }) });
    expect(evidence).toContain('The response names picture and name.');
    expect(evidence).toContain('The field picture: "has to be an https URL".');
    expect(evidence).toContain('The field name: "is too long".');
  });

  it('never repeats an address or a token in a detail', () => {
    const detail = 'ada@example.com has eyJhbGciOiJSUzI1NiJ9.';
    const errors = [{ path: 'email', message: 'ada@example.com is taken' }];
    const { evidence } = diagnose({
      status: 422,
      body: problem('upstream-refused', { detail, errors }),
    });
    expect(evidence.join()).not.toMatch(/ada|eyJ/);
  });
});
