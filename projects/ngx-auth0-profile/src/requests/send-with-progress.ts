import { HttpEventType, type HttpEvent } from '@angular/common/http';
import { filter, type Observable } from 'rxjs';
import type { AuthorizedRequest } from './authorized-request';

/** Angular 21 has `reportProgress` only, for both directions; it is deprecated in Angular 22. */
const WITH_PROGRESS = { reportProgress: true, reportDownloadProgress: true };

/**
 * Sends a request so that the beginning of its answer is reported, which `HttpClient` does only for requests
 * with progress. The caller gets no event that it did not ask for.
 */
export function sendWithProgress(
  sent: AuthorizedRequest,
  send: (sent: AuthorizedRequest) => Observable<HttpEvent<unknown>>,
): Observable<HttpEvent<unknown>> {
  const { request } = sent;
  const { reportProgress, reportDownloadProgress }: Partial<typeof WITH_PROGRESS> = request;
  if (reportProgress || reportDownloadProgress) {
    return send(sent);
  }
  return send({ ...sent, request: request.clone(WITH_PROGRESS) }).pipe(
    filter(({ type }) =>
      type === HttpEventType.UploadProgress
        ? request.reportUploadProgress
        : type !== HttpEventType.ResponseHeader && type !== HttpEventType.DownloadProgress,
    ),
  );
}
