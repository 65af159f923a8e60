import { HttpErrorResponse, type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';

import { RequestLog } from './request-log';

/** Logs every request as it is sent, after the library's interceptor. */
export const requestLogInterceptor: HttpInterceptorFn = (request, next) => {
  const log = inject(RequestLog);
  const url = new URL(request.urlWithParams, location.href);
  const body = request.serializeBody();
  const id = log.add({
    method: request.method,
    origin: url.origin,
    path: url.pathname + url.search,
    authorized: request.headers.has('Authorization'),
    body: typeof body === 'string' ? body : undefined,
  });
  return next(request).pipe(
    tap({
      next: (event) => {
        if (event instanceof HttpResponse) {
          log.setStatus(id, event.status);
        }
      },
      error: (error: unknown) => {
        log.setStatus(id, error instanceof HttpErrorResponse ? error.status : 0);
      },
    }),
  );
};
