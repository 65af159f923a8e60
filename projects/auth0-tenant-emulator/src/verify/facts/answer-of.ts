import type { HttpFailure } from '../../tenant/http-failure.ts';
import type { Expectation } from '../fact.ts';

/** The expectation of an error response of the emulator: status, body and headers. */
export function answerOf({ status, body, headers }: HttpFailure): Expectation {
  const { 'cache-control': _cache, ...compared } = headers;
  return {
    status,
    headers: compared,
    ...(typeof body === 'string' ? { text: body } : { body }),
  };
}
