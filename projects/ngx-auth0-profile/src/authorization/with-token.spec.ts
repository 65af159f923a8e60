import { HttpContext, HttpHeaders, HttpParams, HttpRequest } from '@angular/common/http';
import type { TokenRule } from '../resources/resource';
import { withToken } from './with-token';

const URL = 'https://api.example.com/orders';
const rule: TokenRule = {
  audience: URL,
  scopes: [],
  initialScopes: [],
  retryableMethods: [],
  origin: URL,
};
const headers = new HttpHeaders({ Authorization: 'Bearer a' });
const token = { type: 'Bearer', value: 'a', headers, scopes: new Set<string>(), warmUntil: 0 };

describe('a request with a token', () => {
  for (const [what, request] of Object.entries({
    'without parameters': new HttpRequest('GET', URL),
    'with parameters': new HttpRequest('GET', URL, { params: new HttpParams().set('page', 2) }),
    'with a query string': new HttpRequest('GET', `${URL}?page=2`),
    'with parameters that are empty': new HttpRequest('GET', URL, {
      params: new HttpParams({ fromObject: { page: [] } }),
    }),
    'with a body and options': new HttpRequest('POST', URL, { id: 7 }, options()),
  })) {
    it(`is the same request ${what}`, () => {
      const bare = request.headers.keys().length === 0;
      const sent = withToken({ request, rule, bare, next: neverSent }, token);
      expect(sent.headers.get('Authorization')).toBe('Bearer a');
      expect(sent.headers.keys().length).toBe(request.headers.keys().length + 1);
      expect(fieldsOf(sent)).toEqual(fieldsOf(request));
      expect(sent.params).toBe(request.params);
      expect(sent).not.toBe(request);
    });
  }

  it('encodes parameters that are added later as the application wants it', () => {
    const encoder = {
      encodeKey: (key: string) => key,
      encodeValue: () => 'encoded',
      decodeKey: (key: string) => key,
      decodeValue: (value: string) => value,
    };
    const request = new HttpRequest('GET', URL, { params: new HttpParams({ encoder }) });
    const sent = withToken({ request, rule, bare: true, next: neverSent }, token);
    expect(sent.clone({ setParams: { page: '2' } }).urlWithParams).toBe(`${URL}?page=encoded`);
  });
});

function options() {
  return {
    headers: new HttpHeaders({ 'X-Request-Id': '7' }),
    context: new HttpContext(),
    responseType: 'text',
    withCredentials: true,
    reportProgress: true,
    keepalive: true,
    timeout: 1000,
  } as const;
}

function fieldsOf(request: HttpRequest<unknown>): object {
  return Object.fromEntries(Object.entries(request).filter(([name]) => name !== 'headers'));
}

function neverSent(): never {
  throw new Error('This request is not sent.');
}
