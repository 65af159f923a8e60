import { defined } from '../common/defined.ts';
import { isJsonObject, isStringList, type JsonObject } from '../common/json.ts';
import type { MintRequest } from '../tokens/mint-token.ts';

const KINDS = ['access-token', 'id-token', 'opaque', 'encrypted'] as const;

/** Reads a mint request from a JSON body; returns a sentence where it is wrong. */
export function readMintRequest(body: JsonObject): MintRequest | string {
  const { userId, clientId, audience, scope, expiresInSeconds, claims } = body as Partial<
    Record<keyof MintRequest, unknown>
  >;
  if (typeof userId !== 'string') {
    return 'userId is missing. Send {"userId": "auth0|ada"}.';
  }
  const kind = KINDS.find((item) => item === body['kind']);
  if (body['kind'] !== undefined && kind === undefined) {
    return `kind is not one of ${KINDS.join(', ')}. Leave it out for an access token.`;
  }
  return {
    userId,
    ...defined({ kind }),
    ...(typeof clientId === 'string' ? { clientId } : {}),
    ...(typeof audience === 'string' || isStringList(audience) ? { audience } : {}),
    ...(typeof scope === 'string' ? { scope } : {}),
    ...(typeof expiresInSeconds === 'number' ? { expiresInSeconds } : {}),
    ...(isJsonObject(claims) ? { claims } : {}),
  };
}
