import { InvalidOptionsError } from '../../src/index.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { isLoopbackHost } from '../../src/url/loopback.ts';

/** Hosts that always mean this machine; the same table as in the other packages. */
const LOOPBACK = ['localhost', 'tenant.localhost', '127.0.0.1', '127.0.0.2', '[::1]'];

/** Hosts that look like one of them and can be anywhere. */
const LOOK_ALIKES = [
  'localhost.example.com',
  'notlocalhost',
  'localhost.',
  '127.0.0.1.example.com',
  '128.0.0.1',
  '0.0.0.0',
  '[::2]',
  '[::ffff:127.0.0.1]',
  '10.0.0.1',
  'example.com',
];

describe('isLoopbackHost', () => {
  for (const host of LOOPBACK) {
    it(`accepts ${host}`, () => {
      expect(isLoopbackHost(new URL(`http://${host}:4400`).hostname)).toBeTrue();
    });
  }

  for (const host of LOOK_ALIKES) {
    it(`refuses ${host}`, () => {
      expect(isLoopbackHost(new URL(`http://${host}:4400`).hostname)).toBeFalse();
    });
  }
});

describe('options with plain http', () => {
  for (const host of LOOPBACK) {
    it(`are accepted for ${host}`, () => {
      expect(mistakesOf(host)).toEqual([]);
    });
  }

  for (const host of LOOK_ALIKES) {
    it(`are refused for ${host}`, () => {
      expect(mistakesOf(host).length).toBe(4);
    });
  }
});

/** What is wrong with options that use an address in every place that holds one. */
function mistakesOf(host: string): readonly string[] {
  const url = `http://${host}:4400`;
  try {
    resolveOptions({
      domain: url,
      audience: 'https://profile-proxy.example/',
      clientId: 'profile-proxy',
      clientSecret: 'secret',
      allowedOrigins: [url],
      publicUrl: url,
      ticketResultUrl: url,
    });
    return [];
  } catch (error) {
    return error instanceof InvalidOptionsError ? error.mistakes : ['another error'];
  }
}
