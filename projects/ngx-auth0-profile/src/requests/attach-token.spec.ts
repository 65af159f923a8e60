import { HttpContext, HttpHeaders, HttpParams, HttpRequest } from '@angular/common/http';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { attachToken } from './attach-token';

const URL = 'https://api.example.com/orders';
const headers = new HttpHeaders({ Authorization: 'Bearer a' });
const token = {
  type: 'Bearer',
  value: 'a',
  headers,
  scopes: new Set<string>(),
  subject: undefined,
  usableUntil: 0,
};

describe('attachToken', () => {
  for (const [what, request] of Object.entries({
    'without parameters': new HttpRequest('GET', URL),
    'with parameters': new HttpRequest('GET', URL, { params: new HttpParams().set('page', 2) }),
    'with a query string': new HttpRequest('GET', `${URL}?page=2`),
    'with parameters that are empty': new HttpRequest('GET', URL, {
      params: new HttpParams({ fromObject: { page: [] } }),
    }),
    'with a body and options': new HttpRequest('POST', URL, { id: 7 }, options()),
  })) {
    it(`copies a request ${what}`, () => {
      const sent: HttpRequest<unknown> = attachToken({ request }, token);
      expect(sent.headers.get('Authorization')).toBe('Bearer a');
      expect(sent.headers.keys().length).toBe(request.headers.keys().length + 1);
      expect(fieldsOf(sent)).toEqual(fieldsOf(request));
      expect(sent.params).toBe(request.params);
      expect(sent).not.toBe(request);
    });
  }

  it('keeps the parameter encoder of the application', () => {
    const encoder = {
      encodeKey: (key: string) => key,
      encodeValue: () => 'encoded',
      decodeKey: (key: string) => key,
      decodeValue: (value: string) => value,
    };
    const request = new HttpRequest('GET', URL, { params: new HttpParams({ encoder }) });
    const sent = attachToken({ request }, token);
    expect(sent.clone({ setParams: { page: '2' } }).urlWithParams).toBe(`${URL}?page=encoded`);
  });
});

describe('a copy of a request with a token', () => {
  const sent = attachToken({ request: new HttpRequest('GET', `${URL}?page=2`) }, token);

  it('may have other headers, parameters and body', () => {
    const copy = sent
      .clone({ setHeaders: { Accept: 'text/plain' } })
      .clone({ url: `${URL}?page=3`, setParams: { size: '5' } })
      .clone({ body: 'text', responseType: 'text' });
    expect(copy.headers.get('Authorization')).toBe('Bearer a');
    expect(copy.headers.get('Accept')).toBe('text/plain');
    expect(copy.urlWithParams).toBe(`${URL}?page=3&size=5`);
    expect([copy.body, copy.responseType]).toEqual(['text', 'text']);
  });

  for (const [what, update] of Object.entries({
    'another origin': { url: 'https://evil.example/orders' },
    'a look-alike of the origin': { url: 'https://api.example.com.evil.example/orders' },
    'another path': { url: 'https://api.example.com/orders/7' },
    'another method': { method: 'DELETE' },
  })) {
    it(`cannot have ${what}, not even as a copy of a copy`, () => {
      for (const request of [sent, sent.clone(), sent.clone({ setHeaders: { Accept: '*/*' } })]) {
        expect(() => request.clone(update)).toThrowMatching(
          (error: Auth0ProfileError) => error.code === 'configuration',
        );
      }
    });
  }

  it('names neither the token nor the URL in the error', () => {
    expect(() => sent.clone({ url: 'https://evil.example/auth0%7C7' })).toThrowMatching(
      ({ message }: Auth0ProfileError) => !/Bearer|evil|auth0%7C7|orders/.test(message),
    );
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
