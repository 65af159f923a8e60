import { accessToken } from '../../../src/test-support/unsigned-token';
import { quote, quoteList } from './quote';

describe('quote', () => {
  it('keeps audiences, scopes, hosts and field names', () => {
    for (const text of [
      'https://my-quite-long-production-tenant.eu.auth0.com/api/v2/',
      'https://dev2-tenant1234.eu.auth0.com/',
      'http://localhost:4400/api/v2/',
      'create:current_user_device_credentials',
      'urn:my-api',
      'groups[0].email',
    ]) {
      expect(quote(text)).toBe(text);
    }
  });

  it('replaces everything that could be a token', () => {
    expect(quote(accessToken())).toBe('….….…');
    expect(quote('XmjZzvFSGR6GE5dLfTAkWDqi01234567')).toBe('…');
    expect(quote('https://x.example/XmjZzvFSGR6GE5dLfTAkWDqi01234567/y')).toBe(
      'https://x.example/…/y',
    );
    expect(quote('abcdefghijklmnopqrst')).toBe('…');
    expect(quote('abcdefghijklmnopqrs')).toBe('abcdefghijklmnopqrs');
    expect(quote('123e4567-e89b-12d3-a456-426614174000')).toBe('…');
    expect(quote('eyJhbGciOiJub25lIn0')).toBe('…');
  });

  it('replaces e-mail addresses, percent-encoded ones included', () => {
    expect(quote('auth0|mike@example.com is taken')).toBe('… is taken');
    expect(quote('https://x.example/?email=mike%40example.com')).toBe('…');
    expect(quote('"Mike" <mike@example.com>')).toBe('"Mike" <…>');
  });

  it('replaces control characters and truncates long texts', () => {
    expect(quote('a\u0000b\nc\u202ed')).toBe('a b c d');
    expect(quote('ab '.repeat(100))).toBe(`${'ab '.repeat(53)}a…`);
    expect(quote('ab '.repeat(53))).toBe('ab '.repeat(53).trim());
  });
});

describe('quoteList', () => {
  it('joins values with commas and "and"', () => {
    expect(quoteList([])).toBe('none');
    expect(quoteList(['a'])).toBe('a');
    expect(quoteList(['a', 'b'])).toBe('a and b');
    expect(quoteList(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });

  it('counts the values after the eighth', () => {
    const nine = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    expect(quoteList(nine.slice(0, 8))).toBe('a, b, c, d, e, f, g and h');
    expect(quoteList(nine)).toBe('a, b, c, d, e, f, g, h and 1 more');
  });
});
