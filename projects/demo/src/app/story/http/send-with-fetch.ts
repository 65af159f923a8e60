import type { HttpRecord } from './http-record';
import { retryAfterSeconds } from './retry-after-seconds';

/** A hand-written request, as in the code of the second developer. */
export interface HandWrittenRequest {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly body: unknown;
}

/** Sends the request with `fetch` and records the response; status 0 when there is none. */
export async function sendWithFetch(request: HandWrittenRequest): Promise<HttpRecord> {
  const requestBody = JSON.stringify(request.body);
  const { method, url } = request;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Authorization: 'Bearer ' + request.token,
      },
      body: requestBody,
    });
    return {
      method,
      url,
      requestBody,
      status: response.status,
      statusText: response.statusText,
      responseBody: await response.text(),
      retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')),
      wwwAuthenticate: response.headers.get('www-authenticate') ?? undefined,
    };
  } catch {
    // `fetch` rejects when there is no response, or when the browser blocks it (CORS).
    return { method, url, requestBody, status: 0, statusText: '', responseBody: '', ...NO_HEADERS };
  }
}

const NO_HEADERS = { retryAfterSeconds: undefined, wwwAuthenticate: undefined };
