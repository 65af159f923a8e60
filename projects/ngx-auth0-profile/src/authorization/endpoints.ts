import {
  HttpHeaders,
  HttpRequest,
  type HttpClient,
  type HttpEvent,
  type HttpHandlerFn,
} from '@angular/common/http';
import type { Observable } from 'rxjs';
import type { ApiCall } from '../api/api-client';
import type { ApiLocation } from '../api/api-location';
import type { AuthorizedRequest } from '../interceptor/authorized-request';
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
  call(call: ApiCall, http: Pick<HttpClient, 'request'>): Observable<HttpEvent<unknown>> {
    return this.sender.send(this.prepare(call, http));
  }

  /** Goes on with a call that was sent with a token and refused. */
  callAgain(
    call: ApiCall,
    http: Pick<HttpClient, 'request'>,
    value: string,
    error: unknown,
  ): Observable<HttpEvent<unknown>> {
    const sent = this.prepare(call, http);
    const headers = new HttpHeaders();
    const token = {
      value,
      type: 'Bearer',
      headers,
      scopes: new Set(sent.rule.scopes),
      warmUntil: 0,
    };
    return this.sender.afterRefusal(sent, token, error);
  }

  private prepare(
    { endpoint, path = {}, body, api }: ApiCall,
    http: Pick<HttpClient, 'request'>,
  ): AuthorizedRequest {
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
    return { request, rule, bare: true, next };
  }
}
