import { byteLength } from '../common/byte-length.ts';
import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../common/json.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { myAccountError } from './errors.ts';

const MAX_BODY_BYTES = 1_048_576;

/** Reads a JSON body that has to be an object; every other content type is a 415. */
export async function readBody(c: RequestContext): Promise<JsonObject> {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw myAccountError('unsupportedMediaType');
  }
  const text = await c.req.text();
  if (byteLength(text) > MAX_BODY_BYTES) {
    throw myAccountError('tooLarge', String(MAX_BODY_BYTES));
  }
  const body = parse(text);
  if (isJsonObject(body)) {
    return body;
  }
  throw myAccountError('badRequest');
}

function parse(text: string): unknown {
  try {
    return isNestedTooDeeply(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
