import type { LogEvent } from '../../state/log-event.ts';
import { managementError } from '../errors.ts';

const FIELDS = ['log_id', 'type', 'client_id', 'client_name', 'user_id', 'user_name'] as const;
const TERM = /^(\w+):(?:"([^"]*)"|([^\s"()*]+))$/;

/**
 * Reads `q` of `GET /api/v2/logs`: fields with values, joined by AND. Everything else that Auth0's
 * query syntax has is refused.
 */
export function parseLogQuery(query = ''): (event: LogEvent) => boolean {
  const terms = query
    .split(/\s+AND\s+/)
    .map((term) => term.trim())
    .filter((term) => term !== '')
    .map(parseTerm);
  return (event) => terms.every(({ field, value }) => event[field] === value);
}

function parseTerm(term: string): { field: (typeof FIELDS)[number]; value: string } {
  const [, name, phrase, word] = TERM.exec(term) ?? [];
  const field = FIELDS.find((item) => item === name);
  if (field === undefined) {
    const reason = `The emulator searches logs for ${FIELDS.join(', ')} only, e.g. type:"s"`;
    throw managementError('query', reason, ' on property q');
  }
  return { field, value: phrase ?? word ?? '' };
}
