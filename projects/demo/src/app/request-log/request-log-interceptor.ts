import { HttpErrorResponse, type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';

import { RequestJournal } from './request-journal';

/** Writes every request down as it leaves, after the library's interceptor has seen it. */
export const journalInterceptor: HttpInterceptorFn = (request, next) => {
  const journal = inject(RequestJournal);
  const url = new URL(request.urlWithParams, location.href);
  const body = request.serializeBody();
  const id = journal.begin({
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
          journal.finish(id, event.status);
        }
      },
      error: (error: unknown) => {
        journal.finish(id, error instanceof HttpErrorResponse ? error.status : 0);
      },
    }),
  );
};
