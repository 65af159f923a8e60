import { HttpBackend, HttpRequest, HttpResponse, type HttpEvent } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { of, type Observable } from 'rxjs';

/** Responds immediately and stores the last request, so that a run can check its headers. */
@Injectable()
export class StubBackend implements HttpBackend {
  last: HttpRequest<unknown> | undefined;
  private readonly answer: Observable<HttpEvent<unknown>> = of(
    new HttpResponse({ status: 200, body: null }),
  );

  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    this.last = request;
    return this.answer;
  }
}
