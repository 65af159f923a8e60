import type { WireRecord } from './wire-record';

/** A request written by hand, as the second developer of the story wrote it. */
export interface HandWrittenRequest {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly body: unknown;
}

/** Sends the request with `fetch` and keeps what came back, unparsed. */
export async function sendWithFetch(request: HandWrittenRequest): Promise<WireRecord> {
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
