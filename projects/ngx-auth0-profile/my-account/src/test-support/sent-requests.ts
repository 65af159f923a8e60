import type { HttpInterceptorFn } from '@angular/common/http';
import { tap } from 'rxjs';
import { tenant } from '../../../src/test-support/emulated-tenant';

/** The requests of the library in the order in which they were sent, by API, such as `PATCH me /profile`. */
export class SentRequests {
  readonly all: string[] = [];

  readonly interceptor: HttpInterceptorFn = (request, next) =>
    next(request).pipe(
      tap({ subscribe: () => this.all.push(`${request.method} ${shortened(request.url)}`) }),
    );

  get changes(): readonly string[] {
    return this.all.filter((request) => !request.startsWith('GET'));
  }

  /** The requests from now on only. */
  forget(): void {
    this.all.length = 0;
  }
}

function shortened(url: string): string {
  const { pathname } = new URL(url);
  const path = pathname.replace(/^\/(?:me|api)\/v\d/, '').replace(/^\/users\/[^/]+/, '/users/:id');
  const api = url.startsWith(`${tenant.url}/api/v2/`)
    ? 'management'
    : url.startsWith(`${tenant.url}/me/v1/`)
      ? 'my-account'
      : 'proxy';
  return `${api} ${path}`;
}
