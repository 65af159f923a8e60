import type { UpstreamApi } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';
import { requestHeaders, responseHeaders } from './forwarded-headers.ts';
import { limitedStream } from './limited-stream.ts';
import type { AllowedRequest } from './match-api-route.ts';

/** Statuses without a body (Fetch Standard, "null body status"). */
const EMPTY_STATUSES = [204, 205, 304];

/** A request to pass on. */
export interface ForwardedRequest {
  readonly request: Request;
  readonly allowed: AllowedRequest;
  readonly token: string;
  readonly fetch: typeof fetch;
}

/**
 * Sends a request to an API with the user's token. Follows no redirect: the token must not be sent
 * elsewhere. The answer is complete with all its headers; {@link pageResponse} makes it fit for a page.
 *
 * @throws Problem `body-too-large`, `api-timeout`, `api-unavailable`
 */
export async function forwardRequest(
  api: UpstreamApi,
  { request, allowed, token, fetch }: ForwardedRequest,
): Promise<Response> {
  const abort = new AbortController();
  // The page has gone: the API need not go on.
  const signal = AbortSignal.any([request.signal, abort.signal]);
  const timer = setTimeout(() => {
    abort.abort(apiTimeout());
  }, api.timeoutMs);
  let response: Response;
  try {
    response = await fetch(allowed.url, {
      method: allowed.route.method,
      headers: requestHeaders(request.headers, api, token),
      redirect: 'manual',
      signal,
      ...bodyOf(request, api, abort),
    });
  } catch (cause) {
    throw asProblem(abort.signal.reason, cause);
  } finally {
    clearTimeout(timer);
  }
  if (response.status >= 300 && response.status < 400 && response.status !== 304) {
    await response.body?.cancel();
    throw apiUnavailable(
      'The API redirects, which is not followed: the token is for one URL only.',
    );
  }
  return response;
}

/** The answer of an API for a page: some of its headers, and its body as it comes. */
export function pageResponse(response: Response, api: UpstreamApi): Response {
  const headers = responseHeaders(response.headers, api);
  const { status } = response;
  if (!response.body || EMPTY_STATUSES.includes(status)) {
    return new Response(null, { status, headers });
  }
  const body = limitedStream(response.body, {
    maxBytes: api.maxResponseBytes,
    timeoutMs: api.timeoutMs,
    tooLarge: () => apiUnavailable('The response of the API is larger than maxResponseBytes.'),
    tooSlow: apiTimeout,
  });
  return new Response(body, { status, headers });
}

function bodyOf(
  request: Request,
  api: UpstreamApi,
  abort: AbortController,
): { body?: ReadableStream<Uint8Array>; duplex?: 'half' } {
  if (!request.body) {
    return {};
  }
  const fail = (problem: Problem): Problem => {
    abort.abort(problem);
    return problem;
  };
  const tooLarge = (): Problem =>
    new Problem('body-too-large', `The body may have ${api.maxRequestBytes} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > api.maxRequestBytes) {
    throw tooLarge();
  }
  const body = limitedStream(request.body, {
    maxBytes: api.maxRequestBytes,
    timeoutMs: api.timeoutMs,
    tooLarge: () => fail(tooLarge()),
    tooSlow: () => fail(new Problem('invalid-request', 'The body was not sent in time.')),
  });
  return { body, duplex: 'half' };
}

/** `fetch` rejects with the reason of its signal, or wraps it; the reason is what happened. */
function asProblem(reason: unknown, cause: unknown): Problem {
  return reason instanceof Problem
    ? reason
    : apiUnavailable('The API cannot be reached. Check its url in the options.', cause);
}

function apiTimeout(): Problem {
  return new Problem('api-timeout', 'The service did not answer in time. Try again later.');
}

function apiUnavailable(operatorDetail: string, cause?: unknown): Problem {
  return new Problem('api-unavailable', 'The service is not available. Try again later.', {
    operatorDetail,
    cause,
  });
}
