import { EDITABLE_ATTRIBUTES } from '../../src/index.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { emailSchema } from '../../src/profile/email-schema.ts';
import { profileChangeSchema } from '../../src/profile/profile-change-schema.ts';
import type { MetadataOptions } from '../../src/index.ts';

describe('profileChangeSchema', () => {
  describe('for a picture', () => {
    for (const picture of [
      'https://images.example/ada.png',
      'https://images.example:8443/ada.png?size=2',
      null,
    ]) {
      it(`accepts ${picture ?? 'null'}`, () => {
        expect(faultsOf({ picture })).toEqual([]);
      });
    }

    for (const picture of [
      ...['', 'ada.png', '//images.example/a.png', 'not a URL', 'http://images.example/a.png'],
      ...['https://ada@images.example/a.png', 'https://:secret@images.example/a.png'],
      ...[
        'https://images.example\\a.png',
        'https://images.example/ a.png',
        'https://i.example/a\n',
      ],
      ...['javascript:alert(1)', 'data:image/png;base64,AA', 'ftp://images.example/a.png'],
    ]) {
      it(`refuses ${JSON.stringify(picture)}`, () => {
        expect(faultsOf({ picture })).toEqual([
          'has to be an https address without user name and password',
        ]);
      });
    }

    it('accepts one on a loopback address only when the tenant has such an address', () => {
      const picture = 'http://localhost:4200/ada.png';
      expect(faultsOf({ picture }).length).toBe(1);
      expect(faultsOf({ picture }, { domain: 'http://localhost:4400' })).toEqual([]);
      const elsewhere = { picture: 'http://images.example/a.png' };
      expect(faultsOf(elsewhere, { domain: 'http://localhost:4400' }).length).toBe(1);
    });
  });

  describe('for a user name', () => {
    for (const username of ['a', "Ada_.+-!#$'^`~@9", 'a'.repeat(128)]) {
      it(`accepts ${username.slice(0, 20)}`, () => {
        expect(faultsOf({ username })).toEqual([]);
      });
    }

    for (const username of ['', 'a b', ' a', 'a ', 'ä', 'a/b', 'a'.repeat(129), '\n']) {
      it(`refuses ${JSON.stringify(username.slice(0, 20))}`, () => {
        expect(faultsOf({ username }).length).toBe(1);
      });
    }

    it('refuses it together with other fields', () => {
      expect(faultsOf({ username: 'ada', name: 'Ada' })).toEqual([
        'must not change other fields together with the user name',
      ]);
    });
  });

  it('without a field › refuses the change', () => {
    expect(faultsOf({})).toEqual(['has to change at least one field']);
  });

  it('where metadata is read-only › does not know it', () => {
    expect(faultsOf({ user_metadata: { a: 1 } }, { metadata: false })[0]).toContain('Unrecognized');
  });

  describe('for metadata', () => {
    it('accepts null, keys up to 100 characters and values up to the depth', () => {
      expect(faultsOf({ user_metadata: null })).toEqual([]);
      expect(faultsOf(metadata({ ['k'.repeat(100)]: 1, b: [1, null, { c: true }] }))).toEqual([]);
      expect(faultsOf(metadata({ a: { b: 1 } }), { metadata: { maxDepth: 2 } })).toEqual([]);
    });

    for (const [what, value, rules, fault] of [
      ['nothing', {}, {}, 'is empty'],
      ['too deep objects', { a: { b: {} } }, { maxDepth: 2 }, 'nests deeper than 2 levels'],
      ['too deep lists', { a: [[]] }, { maxDepth: 2 }, 'nests deeper than 2 levels'],
      ['an empty key', { '': 1 }, {}, 'empty or longer than 100'],
      ['a long key', { ['k'.repeat(101)]: 1 }, {}, 'empty or longer than 100'],
      ['an empty key, deep', { a: [{ '': 1 }] }, {}, 'empty or longer than 100'],
      ['a dot in a key', { 'a.b': 1 }, {}, 'a dot, a dollar sign'],
      ['a dollar sign in a key', { $a: 1 }, {}, 'a dot, a dollar sign'],
      ['a decomposed letter in a key', { 'e\u0301': 1 }, {}, 'a dot, a dollar sign'],
      ['a reserved key', { roles: [] }, {}, 'reserved'],
      ['another key than listed', { a: 1, c: 1 }, { keys: ['a', 'b'] }, 'not one of: a, b'],
      ['a number JSON lacks', { a: [Infinity] }, {}, 'a number that JSON cannot represent'],
      ['too many bytes', { a: 'ä'.repeat(10) }, { maxBytes: 27 }, 'larger than 27 bytes'],
    ] as const) {
      it(`refuses ${what}`, () => {
        const faults = faultsOf(metadata(value), { metadata: rules });
        expect(faults.length).toBe(1);
        expect(faults[0]).toContain(fault);
      });
    }

    it('accepts exactly the number of bytes, and the keys that are listed', () => {
      expect(faultsOf(metadata({ a: 'ä'.repeat(10) }), { metadata: { maxBytes: 28 } })).toEqual([]);
      expect(faultsOf(metadata({ a: 1, b: 1 }), { metadata: { keys: ['a', 'b'] } })).toEqual([]);
    });

    it('does not take the places of a list for keys', () => {
      expect(faultsOf(metadata({ a: [1, 2] }), { metadata: { reservedKeys: ['0', '1'] } })).toEqual(
        [],
      );
    });

    it('names each fault once', () => {
      expect(faultsOf(metadata({ 'a.b': 1, 'c.d': { 'e.f': 1 } })).length).toBe(1);
    });
  });
});

describe('emailSchema', () => {
  for (const address of [
    ...[
      'a@b.co',
      "o'hara+x=1@example.co.uk",
      'a.b-c_d@x-1.example',
      `${'a'.repeat(64)}@example.com`,
    ],
    ...[`a@${'b'.repeat(63)}.com`, 'a@1.2.example', `a@b.${'c'.repeat(63)}`],
  ]) {
    it(`accepts ${address.slice(0, 30)}`, () => {
      expect(emailSchema.safeParse(address).success).toBeTrue();
    });
  }

  for (const address of [
    ...['', 'a', '@b.co', 'a@', 'a@b', 'a@b.c', '.a@b.co', 'a.@b.co', 'a..b@b.co', 'a b@b.co'],
    ...['a@-b.co', 'a@b-.co', 'a@b..co', 'a@b.co.', 'a@b.co1', 'a@b.co\n', ' a@b.co', 'a@b@c.co'],
    ...['ä@b.co', 'a@ä.co', 'a@b.cö', `${'a'.repeat(65)}@b.co`, `a@${'b'.repeat(64)}.com`],
    ...[`a@b.${'c'.repeat(64)}`, `a@${'b.'.repeat(127)}co`],
  ]) {
    it(`refuses ${JSON.stringify(address.slice(0, 30))}`, () => {
      expect(emailSchema.safeParse(address).success).toBeFalse();
    });
  }
});

function metadata(value: object): object {
  return { user_metadata: value };
}

/** Messages of the faults of a change. */
function faultsOf(
  change: object,
  options: { readonly domain?: string; readonly metadata?: MetadataOptions | false } = {},
): string[] {
  const resolved = resolveOptions({
    domain: 'tenant.eu.auth0.com',
    audience: 'https://profile-proxy.example/',
    clientId: 'profile-proxy',
    clientSecret: 'secret',
    attributes: EDITABLE_ATTRIBUTES,
    ...options,
  });
  const { error } = profileChangeSchema(resolved).safeParse(change);
  return (error?.issues ?? []).map(({ message }) => message);
}
