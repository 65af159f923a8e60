import { isJsonObject, type JsonObject } from '../common/json.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { managementError } from './errors.ts';
import { jsonTypeOf } from './validate-payload.ts';

/** hapi's default. */
const MAX_PAYLOAD_BYTES = 1_048_576;

/** Reads a JSON body that has to be an object. */
export async function readPayload(c: RequestContext): Promise<JsonObject> {
  const text = await c.req.text();
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw managementError('tooLarge', String(MAX_PAYLOAD_BYTES));
  }
  let payload: unknown = null;
  if (text !== '') {
    try {
      payload = JSON.parse(text);
    } catch {
      throw managementError('unreadablePayload');
    }
  }
  if (isJsonObject(payload)) {
    return payload;
  }
  throw managementError(
    'payload',
    `Expected type object but found type ${jsonTypeOf(payload)}`,
    '',
  );
}
