import { DEFAULT_RESERVED_METADATA_KEYS } from '../../src/index.ts';
import { foldReservedKey, isReservedMetadataKey } from '../../src/profile/reserved-metadata-key.ts';

const RESERVED = new Set(DEFAULT_RESERVED_METADATA_KEYS.map(foldReservedKey));

describe('DEFAULT_RESERVED_METADATA_KEYS', () => {
  for (const key of [
    ...['app_metadata', 'user_metadata', 'blocked', 'email', 'email_verified', 'phone_verified'],
    ...['user_id', 'identities', 'roles', 'role', 'permissions', 'scope', 'scopes', 'groups'],
    ...['authorization', 'is_admin', 'admin', 'password', 'clientid', 'client_id'],
    ...['globalclientid', 'global_client_id', 'created_at', 'updated_at', 'multifactor'],
    ...['multifactor_last_modified', 'lastip', 'lastlogin', 'loginscount', '__tenant', '_id'],
  ]) {
    it(`has ${key}, in any case`, () => {
      expect(isReservedMetadataKey(key, RESERVED)).toBeTrue();
      expect(isReservedMetadataKey(key.toUpperCase(), RESERVED)).toBeTrue();
    });
  }
});

describe('isReservedMetadataKey', () => {
  for (const key of ['userRoles', 'old-permissions', 'r\u043eles', 'is admin']) {
    it(`is true for ${JSON.stringify(key)}`, () => {
      expect(isReservedMetadataKey(key, RESERVED)).toBeTrue();
    });
  }

  for (const key of [
    ...['theme', 'language', 'id', 'tenant', 'email_digest', 'favourite_groupset', 'scopeless'],
    ...['\u0438\u043c\u044f', '\u540d\u524d', 'administer', 'parole'],
  ]) {
    it(`is false for ${JSON.stringify(key)}`, () => {
      expect(isReservedMetadataKey(key, RESERVED)).toBeFalse();
    });
  }

  it('uses the keys it is given', () => {
    expect(isReservedMetadataKey('roles', new Set([foldReservedKey('plan')]))).toBeFalse();
    expect(isReservedMetadataKey('PLAN', new Set([foldReservedKey('plan')]))).toBeTrue();
  });
});
