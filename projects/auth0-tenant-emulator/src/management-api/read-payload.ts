import type { Context } from 'hono';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { TenantEnv } from '../tenant-context.ts';
import { managementError } from './errors.ts';
import { jsonTypeOf } from './validate-payload.ts';

/** Reads a JSON body that has to be an object. */
export async function readPayload(c: Context<TenantEnv>): Promise<JsonObject> {
  const text = await c.req.text();
  let payload: unknown = null;
  if (text !== '') {
    try {
      payload = JSON.parse(text);
    } catch {
      throw managementError('unreadablePayload');
    }
  }
  if (isJsonObject(payload)) return payload;
  throw managementError(
    'payload',
    `Expected type object but found type ${jsonTypeOf(payload)}`,
    '',
  );
}
