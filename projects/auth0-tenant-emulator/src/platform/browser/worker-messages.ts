import { isJsonObject } from '../../common/json.ts';
import { TenantError, type TenantErrorCode } from '../../common/tenant-error.ts';
import type { TenantSeed } from '../../seed/seed.ts';

/** What a page sends to the worker to start the tenant. */
export interface StartMessage {
  type: 'start-tenant';
  seed: TenantSeed;
  /** Files of the page to keep; left out when the page needs its server anyway. */
  files?: string[];
}

/** What the worker sends back. */
export type StartAnswer =
  | { domain: string; issuer: string; audience: string }
  | { error: { code: TenantErrorCode; message: string } };

/** Whether a message asks to start the tenant. */
export function isStartMessage(data: unknown): data is StartMessage {
  return isJsonObject(data) && data['type'] === 'start-tenant';
}

/** An error as it travels from the worker to the page. */
export function errorAnswer(error: unknown): StartAnswer {
  const code = error instanceof TenantError ? error.code : 'service-worker-unavailable';
  const message = error instanceof Error ? error.message : String(error);
  return { error: { code, message } };
}
