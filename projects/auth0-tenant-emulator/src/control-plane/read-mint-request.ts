import { isJsonObject, isStringList, type JsonObject } from '../json.ts';
import type { MintRequest } from '../tokens/mint-token.ts';

const KINDS = ['access-token', 'id-token', 'opaque', 'encrypted'] as const;

/** Reads a request for a token out of a JSON body; a sentence says what is wrong with it. */
export function readMintRequest(body: JsonObject): MintRequest | string {
  const { userId, clientId, audience, scope, expiresInSeconds, claims } = body as Partial<
    Record<keyof MintRequest, unknown>
  >;
  if (typeof userId !== 'string') {
    return 'userId is missing. Send {"userId": "auth0|ada"}.';
  }
  const kind = KINDS.find((item) => item === body['kind']);
  if (body['kind'] !== undefined && kind === undefined) {
    return `kind is none of ${KINDS.join(', ')}. Leave it out for an access token.`;
  }
  return {
    userId,
    ...(kind === undefined ? {} : { kind }),
    ...(typeof clientId === 'string' ? { clientId } : {}),
    ...(typeof audience === 'string' || isStringList(audience) ? { audience } : {}),
    ...(typeof scope === 'string' ? { scope } : {}),
    ...(typeof expiresInSeconds === 'number' ? { expiresInSeconds } : {}),
    ...(isJsonObject(claims) ? { claims } : {}),
  };
}
