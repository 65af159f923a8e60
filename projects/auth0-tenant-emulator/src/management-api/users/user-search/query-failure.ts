import type { HttpFailure } from '../../../tenant/http-failure.ts';
import { managementError } from '../../errors.ts';

/** The 400 of a query that the emulator does not support, or that is malformed. */
export function queryFailure(reason: string): HttpFailure {
  return managementError('query', reason, ' on property q');
}
