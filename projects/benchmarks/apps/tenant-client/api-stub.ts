import {
  HttpErrorResponse,
  HttpResponse,
  type HttpBackend,
  type HttpEvent,
  type HttpRequest,
} from '@angular/common/http';
import { Injectable } from '@angular/core';
import { of, throwError, type Observable } from 'rxjs';

/** APIs that respond immediately: 200 to a JWT, else 401. */
@Injectable()
export class ApiStub implements HttpBackend {
  handle({ headers, url }: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    return /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(headers.get('Authorization') ?? '')
      ? of(new HttpResponse({ status: 200, body: null }))
      : throwError(() => new HttpErrorResponse({ status: 401, url }));
  }
}
