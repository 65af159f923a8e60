import fc from 'fast-check';
import { createResources } from '../test-support/create-resources';

const ORIGINS = [
  'https://api.example.com',
  'https://api.example.com:8443',
  'http://localhost:3000',
];
const options = ORIGINS.map((origin) => ({
  url: `${origin}/v1`,
  audience: origin,
  scopes: { 'GET /orders/:id': 'read:orders', '/open/**': [] },
}));

/** Pieces from which look-alikes of the configured origins and paths are put together. */
const piece = fc.constantFrom(
  ...['https://', 'http://', '//', '/', '\\', '@', ':', '?', '#', '.', '..', '%2e', '%2F', '%5c'],
  ...['api.example.com', 'API.example.com', 'localhost', 'evil.test', ':8443', ':3000', ':443'],
  ...['v1', 'orders', 'open', '7', 'a b', '\t', '\n', '\0', 'ü', 'user:pass@', ';', '%00', '|'],
);
const lookAlike = fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(''));
const anyUrl = fc.oneof(lookAlike, fc.webUrl(), fc.string());
const nearUrl = fc
  .tuple(fc.constantFrom(...ORIGINS), lookAlike)
  .map(([origin, rest]) => `${origin}/v1/${rest}`);

describe('the rule for a random URL', () => {
  it('exists only for a configured origin and a matching path', () => {
    const resources = createResources(options);
    fc.assert(
      fc.property(fc.oneof(anyUrl, nearUrl), fc.constantFrom('GET', 'POST'), (url, method) => {
        const rule = resources.find(method, url);
        if (!rule) {
          return true;
        }
        const parsed = new URL(url, 'https://app.example.com/shop/cart');
        const [, base, name, ...rest] = parsed.pathname.split('/');
        const order = method === 'GET' && name === 'orders' && rest.length === 1 && rest[0] !== '';
        return (
          ORIGINS.includes(parsed.origin) &&
          rule.audience === parsed.origin &&
          parsed.username + parsed.password === '' &&
          base === 'v1' &&
          (order || name === 'open')
        );
      }),
      { numRuns: 20_000 },
    );
  });

  it('is the same for the same URL', () => {
    const resources = createResources(options);
    fc.assert(
      fc.property(nearUrl, (url) => resources.find('GET', url) === resources.find('GET', url)),
      { numRuns: 2_000 },
    );
  });
});
