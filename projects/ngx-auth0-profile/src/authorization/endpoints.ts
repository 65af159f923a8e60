import {
  HttpRequest,
  type HttpClient,
  type HttpEvent,
  type HttpHandlerFn,
} from '@angular/common/http';
import type { Observable } from 'rxjs';
import type { ApiCall } from '../api/api-client';
import type { ApiLocation } from '../api/api-location';
import type { AuthorizedRequests } from '../interceptor/authorized-requests';
import type { RequestSender } from './request-sender';

/** The endpoints this library calls itself: each says which token it needs, so that no rule is looked up. */
export class Endpoints {
  constructor(
    private readonly sender: RequestSender,
    private readonly managementApi: () => ApiLocation | undefined,
    private readonly requests: Pick<AuthorizedRequests, 'own'>,
  ) {}

  /** Sends through all interceptors, whether or not this library's is among them. */
  call(
    { endpoint, path = {}, body, api }: ApiCall,
    http: Pick<HttpClient, 'request'>,
  ): Observable<HttpEvent<unknown>> {
    // Who calls the Management API has asked for the user before, so that its configuration is there.
    const { url, ...needs } = (api ?? this.managementApi()) as ApiLocation;
    const parts = endpoint.path
      .split('/')
      .map((part) => (part.startsWith(':') ? encodeURIComponent(path[part.slice(1)] ?? '') : part));
    const request = new HttpRequest<unknown>(endpoint.method, url + parts.join('/'), body ?? null);
    const rule = { ...needs, scopes: [endpoint.scope] };
    const next: HttpHandlerFn = (authorized) => {
      this.requests.own = authorized;
      return http.request(authorized);
    };
    return this.sender.send({ request, rule, bare: true, next });
  }
}
