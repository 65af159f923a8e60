import { HttpFailure } from '../tenant/http-failure.ts';
import type { JsonObject } from '../common/json.ts';
import type { ManagementErrorRow } from './error-row.ts';
import { managementErrors } from './error-table.ts';
import { reasonPhrases } from './reason-phrases.ts';

/** The name of an error of the Management API. */
export type ManagementErrorName = keyof typeof managementErrors;

/** Makes the named error, its `{0}`, `{1}` … filled with `facts`. */
export function managementError(name: ManagementErrorName, ...facts: string[]): HttpFailure {
  const row: ManagementErrorRow = managementErrors[name];
  const message = row.message.replace(
    /\{(\d)\}/g,
    (_, index: string) => facts[Number(index)] ?? '',
  );
  const body: JsonObject = {
    statusCode: row.status,
    error: reasonPhrases[row.status] ?? 'Error',
    message,
  };
  if (row.errorCode !== undefined) {
    body['errorCode'] = row.errorCode;
  }
  if (row.attributes !== true) {
    return new HttpFailure(row.status, body);
  }
  body['attributes'] = { error: message };
  return new HttpFailure(row.status, body, { 'www-authenticate': `Bearer error="${message}"` });
}

/** The names of the rows, for messages. */
export function managementErrorNames(): string[] {
  return Object.keys(managementErrors);
}

/** Whether a value names a row. */
export function isManagementErrorName(value: unknown): value is ManagementErrorName {
  return typeof value === 'string' && Object.hasOwn(managementErrors, value);
}

/** Every error of the Management API with its source, for documentation. */
export function managementErrorSources(): { name: string; status: number; source: string }[] {
  return Object.entries(managementErrors).map(([name, { status, source }]) => ({
    name,
    status,
    source,
  }));
}
