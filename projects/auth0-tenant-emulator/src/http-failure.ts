import type { JsonObject } from './json.ts';

/** An answer that ends a request early: status and body as the real tenant would send them. */
export class HttpFailure extends Error {
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

  /** The failure as a response. */
  toResponse(): Response {
    return typeof this.body === 'string'
      ? new Response(this.body, { status: this.status, headers: { ...this.headers } })
      : Response.json(this.body, { status: this.status, headers: { ...this.headers } });
  }
}
