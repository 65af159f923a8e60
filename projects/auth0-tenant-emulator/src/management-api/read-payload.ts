import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../common/json.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { managementError } from './errors.ts';
import { jsonTypeOf } from './validate-payload.ts';

const JSON_TYPE = /^application\/(?:[\w.!#$&^-]+\+)?json$/;
/** hapi's default. */
const MAX_PAYLOAD_BYTES = 1_048_576;

/**
 * Reads a JSON body that has to be an object. A form is refused as a wrong payload, every other type
 * as unsupported (Auth0 docs: Management API, changes to `Content-Type` handling).
 */
export async function readPayload(c: RequestContext): Promise<JsonObject> {
  checkContentType(c.req.header('content-type'));
  const text = await c.req.text();
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw managementError('tooLarge', String(MAX_PAYLOAD_BYTES));
  }
  let payload: unknown = null;
  if (isNestedTooDeeply(text)) {
    throw managementError('unreadablePayload');
  }
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

function checkContentType(header: string | undefined): void {
  const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (JSON_TYPE.test(type)) {
    return;
  }
  if (type === 'application/x-www-form-urlencoded') {
    throw managementError('payload', 'Expected type object but found type string', '');
  }
  throw managementError('unsupportedMediaType');
}
