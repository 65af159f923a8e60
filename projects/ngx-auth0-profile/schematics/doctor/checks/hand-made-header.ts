import { headerText } from '../../auth0/request-headers';
import { managementRequests } from '../../auth0/management-request';
import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** A header set by hand keeps the interceptor out, and `fetch` never meets it. */
export function handMadeHeader({ files, proof }: ExaminedApplication): Finding[] {
  return files
    .filter((file) =>
      managementRequests(file, proof).some(
        ({ answer, by, headers }) =>
          answer === 'yes' &&
          (by !== 'http-client' ||
            /authorization/i.test(headers ? headerText(headers, proof.values) : '')),
      ),
    )
    .map(({ fileName: path }) => ({
      check: 'hand-made-header',
      severity: 'warning',
      path,
      message:
        'A hand-written request to the Management API carries its own token. Use ProfileService: ng generate ngx-auth0-profile:migrate-auth0-js rewrites what it can.',
    }));
}
