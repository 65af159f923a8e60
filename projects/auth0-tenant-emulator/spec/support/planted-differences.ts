/** A tenant that differs from the emulator in one way. */
interface PlantedDifference {
  title: string;
  /** The facts that differ. */
  facts: string[];
  plant: typeof fetch;
}

type Change = (headers: Headers, text: string) => { status?: number; text?: string };

/** Differences of many kinds, each put between verify and the emulator. */
export const PLANTED_DIFFERENCES: readonly PlantedDifference[] = [
  planted(
    'another status',
    ['missingAuthentication'],
    '/api/v2/users',
    (init) => init?.method === 'GET' && without('authorization')(init),
    () => ({
      status: 403,
    }),
  ),
  planted(
    'another error code',
    ['unknownUser', 'otherUser'],
    '/auth0%7C0000',
    always,
    (_, text) => ({
      text: text.replace(/"errorCode":"\w+"/, '"errorCode":"no_such_user"'),
    }),
  ),
  planted(
    'other words',
    ['badHeaderFormat'],
    '/api/v2/users',
    sends('Bearer verify'),
    (_, text) => ({
      text: text.replace('format', 'form'),
    }),
  ),
  planted(
    'a missing header',
    ['userinfo-missing-token'],
    '/userinfo',
    without('authorization'),
    (headers) => {
      headers.delete('www-authenticate');
      return {};
    },
  ),
  planted(
    'another header value',
    ['invalidToken'],
    '/api/v2/users',
    sends('Bearer a.b.c'),
    (headers) => {
      headers.set('www-authenticate', 'Bearer realm="auth0"');
      return {};
    },
  ),
  planted(
    'an open CORS policy',
    ['cors-token-endpoint'],
    '/oauth/token',
    method('OPTIONS'),
    (headers) => {
      headers.set('access-control-allow-origin', '*');
      return {};
    },
  ),
  planted(
    'no rate limit headers',
    ['rate-limit-headers'],
    '/api/v2/users?per_page=1',
    machineToken,
    (headers) => {
      headers.delete('x-ratelimit-remaining');
      return {};
    },
  ),
  planted('another redirect', ['login-required'], 'prompt=none', always, (headers) => {
    headers.set('location', 'https://app.example/?error=interaction_required&state=verify');
    return { status: 302 };
  }),
  planted(
    'a page instead of a redirect',
    ['unknown-audience'],
    'audience=',
    method('GET'),
    (headers) => {
      headers.delete('location');
      return { status: 400, text: '<h1>Service not found</h1>' };
    },
  ),
  planted('a page instead of JSON', ['notFound'], 'verify-unknown-path', always, (headers) => {
    headers.set('content-type', 'text/html');
    return { text: '<h1>404</h1>' };
  }),
  planted('a member too many', ['page-size'], 'per_page=101', always, (_, text) => ({
    text: text.replace('{', '{"requestId":"1",'),
  })),
  planted('a member too few', ['users-page'], 'include_totals', always, (_, text) => ({
    text: text.replace('"total"', '"sum"'),
  })),
  planted(
    'an issuer without a slash',
    ['discovery'],
    'openid-configuration',
    always,
    (_, text) => ({
      text: text.replace(/"issuer":"([^"]+)\/"/, '"issuer":"$1"'),
    }),
  ),
  planted('another signing algorithm', ['jwks'], 'jwks.json', always, (_, text) => ({
    text: text.replace('"RS256"', '"PS256"'),
  })),
  planted('a request that is accepted', ['revoke-unknown-client'], '/oauth/revoke', always, () => ({
    status: 200,
    text: '',
  })),
  planted(
    'another problem type',
    ['my-account-missing-token'],
    '/me/v1',
    without('authorization'),
    (_, text) => ({
      text: text.replace('A0E-401-0002', 'A0E-401-0003'),
    }),
  ),
  {
    title: 'no answer',
    facts: ['logout-return-to'],
    plant: (input, init) =>
      urlOf(input).includes('/v2/logout') ? Promise.reject(new Error('reset')) : fetch(input, init),
  },
];

function planted(
  title: string,
  facts: string[],
  part: string,
  applies: (init: RequestInit | undefined) => boolean,
  change: Change,
): PlantedDifference {
  const plant: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!urlOf(input).includes(part) || !applies(init)) {
      return response;
    }
    const headers = new Headers(response.headers);
    const text = await response.text();
    const changed = change(headers, text);
    const status = changed.status ?? response.status;
    const body = status === 204 ? null : (changed.text ?? text);
    return new Response(body, { status, headers });
  };
  return { title, facts, plant };
}

/** The URL of a request. */
export function urlOf(input: Parameters<typeof fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

/** The token of a machine, which is longer than the invalid ones. */
function machineToken(init: RequestInit | undefined): boolean {
  return (new Headers(init?.headers).get('authorization') ?? '').length > 60;
}

function always(): boolean {
  return true;
}

function method(name: string): (init: RequestInit | undefined) => boolean {
  return (init) => init?.method === name;
}

function without(header: string): (init: RequestInit | undefined) => boolean {
  return (init) => !new Headers(init?.headers).has(header);
}

function sends(authorization: string): (init: RequestInit | undefined) => boolean {
  return (init) => new Headers(init?.headers).get('authorization') === authorization;
}
