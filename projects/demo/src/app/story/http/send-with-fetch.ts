import type { HttpRecord } from './http-record';

/** A hand-written request, as in the code of the second developer. */
export interface HandWrittenRequest {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly body: unknown;
}

/** Sends the request with `fetch` and records the response. */
export async function sendWithFetch(request: HandWrittenRequest): Promise<HttpRecord> {
  const requestBody = JSON.stringify(request.body);
  const response = await fetch(request.url, {
    method: request.method,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: 'Bearer ' + request.token,
    },
    body: requestBody,
  });
  return {
    method: request.method,
    url: request.url,
    requestBody,
    status: response.status,
    statusText: response.statusText,
    responseBody: await response.text(),
    wwwAuthenticate: response.headers.get('www-authenticate') ?? undefined,
  };
}
