import { byteLength } from '../common/byte-length.ts';
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
  const payload = await readJson(c);
  if (isJsonObject(payload)) {
    return payload;
  }
  throw wrongType('object', payload);
}

/** Reads a JSON body that has to be an array of objects. */
export async function readPayloadList(c: RequestContext): Promise<JsonObject[]> {
  const payload = await readJson(c);
  if (!Array.isArray(payload)) {
    throw wrongType('array', payload);
  }
  return payload.map((item: unknown) => {
    if (isJsonObject(item)) {
      return item;
    }
    throw wrongType('object', item);
  });
}

function wrongType(expected: string, value: unknown): Error {
  const fault = `Expected type ${expected} but found type ${jsonTypeOf(value)}`;
  return managementError('payload', fault, '');
}

async function readJson(c: RequestContext): Promise<unknown> {
  checkContentType(c.req.header('content-type'));
  const text = await c.req.text();
  if (byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw managementError('tooLarge', String(MAX_PAYLOAD_BYTES));
  }
  if (isNestedTooDeeply(text)) {
    throw managementError('unreadablePayload');
  }
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    throw managementError('unreadablePayload');
  }
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
