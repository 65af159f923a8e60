import { compactVerify, importJWK, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { randomId } from '../common/random-id.ts';
import { TenantError } from '../common/tenant-error.ts';
import { isJsonObject, textOf, type JsonObject } from '../common/json.ts';

/** The tenant's signing keys. */
export interface Keyring {
  /** Signs claims with the newest key, RS256. `typ` defaults to `JWT`. */
  sign(claims: JsonObject, typ?: string): Promise<string>;
  /** The claims of a token signed with one of these keys, else `undefined`. Checks the signature only. */
  verify(token: string): Promise<JsonObject | undefined>;
  /** Adds a new key that signs from now on; the old ones still verify. */
  rotate(): string;
  /** Removes every key but the newest: tokens signed with older ones become invalid. */
  revokeOld(): void;
  /** The public keys, as in `/.well-known/jwks.json`. */
  publicKeys(): JsonObject[];
}

type Imported = Awaited<ReturnType<typeof importJWK>>;

/**
 * Creates a keyring over the private keys that `keys()` returns, newest first. `newKey` makes the key that
 * signs after a rotation.
 */
export function createKeyring(keys: () => JsonObject[], newKey: () => JsonObject): Keyring {
  const imported = new Map<string, Promise<Imported>>();
  const load = (key: JsonObject, use: 'sign' | 'verify'): Promise<Imported> => {
    const id = `${use} ${textOf(key['kid'])}`;
    let promise = imported.get(id);
    if (promise === undefined) {
      promise = importJWK((use === 'sign' ? key : publicHalf(key)) as JWK, 'RS256');
      imported.set(id, promise);
    }
    return promise;
  };
  const newest = (): JsonObject => {
    const [key] = keys();
    if (key === undefined) {
      throw new TenantError(
        'invalid-state-file',
        'The state file has no signing key. Delete it to start from the seed.',
      );
    }
    return key;
  };
  return {
    async sign(claims, typ = 'JWT') {
      const key = newest();
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ, kid: textOf(key['kid']) })
        .sign(await load(key, 'sign'));
    },
    async verify(token) {
      for (const key of keys()) {
        try {
          const { payload } = await compactVerify(token, await load(key, 'verify'), {
            algorithms: ['RS256'],
          });
          const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
          return isJsonObject(claims) ? claims : undefined;
        } catch {
          continue;
        }
      }
      return undefined;
    },
    rotate() {
      const kid = `TEST-auth0-tenant-emulator-${randomId(8)}`;
      keys().unshift({ ...newKey(), alg: 'RS256', use: 'sig', kid });
      return kid;
    },
    revokeOld() {
      keys().splice(1);
    },
    publicKeys: () => keys().map(publicHalf),
  };
}

function publicHalf(key: JsonObject): JsonObject {
  const names = ['kty', 'use', 'alg', 'kid', 'n', 'e'];
  return Object.fromEntries(names.map((name) => [name, key[name] ?? null]));
}
