import type { JsonObject } from '../common/json.ts';
import { RequestFailure } from './request-failure.ts';

/** A request that ends with an error response: status and body as the real tenant sends them. */
export class HttpFailure extends RequestFailure {
  override readonly name = 'HttpFailure';
  readonly status: number;
  readonly body: JsonObject | string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: JsonObject | string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`The request ends with status ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  override toResponse(): Response {
    return typeof this.body === 'string'
      ? new Response(this.body, { status: this.status, headers: { ...this.headers } })
      : Response.json(this.body, { status: this.status, headers: { ...this.headers } });
  }
}
