import { readUserRequest } from '../../auth0/user-request';
import { callsIn } from '../../app-code/root-config';
import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** A header set by hand keeps the interceptor out, and `fetch` never meets it. */
export function handMadeHeader({ files, values }: ExaminedApplication): Finding[] {
  return files
    .filter(({ text }) => text.includes('/api/v2/users'))
    .filter((file) =>
      callsIn(file).some((call) => {
        const request = readUserRequest(call, values);
        return request?.by === 'fetch' || /authorization/i.test(request?.options?.getText() ?? '');
      }),
    )
    .map(({ fileName: path }) => ({
      check: 'hand-made-header',
      severity: 'warning',
      path,
      message:
        'A hand-written request to /api/v2/users/ carries its own token. Use ProfileService: ng generate ngx-auth0-profile:migrate-auth0-js rewrites what it can.',
    }));
}
