import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

const BEARER_ID_TOKEN =
  /Bearer[\s'"`+${]*(this\.)?[\w.?!]*(id_?token|__raw)|setHeaders[^}]*Authorization[^}]*(id_?token|__raw)/i;

/** An ID token says who logged in; an API answers it with 401. */
export function idTokenAsBearer({ files }: ExaminedApplication): Finding[] {
  return files
    .filter(({ text }) => BEARER_ID_TOKEN.test(text))
    .map(({ fileName: path }) => ({
      check: 'id-token-as-bearer',
      severity: 'error',
      path,
      message:
        'An ID token is sent as a bearer token, which the Management API answers with 401 "Invalid token". Leave the header to profileInterceptor.',
    }));
}
