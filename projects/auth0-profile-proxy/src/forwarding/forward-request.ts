import type { ApiAnswer, ApiTransport } from '../contract/api-transport.ts';
import type { UpstreamApi } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';
import { requestHeaders, responseHeaders } from './forwarded-headers.ts';
import { limitedStream } from './limited-stream.ts';
import type { AllowedRequest } from './match-api-route.ts';

/** Statuses without a body (Fetch Standard, "null body status"). */
const EMPTY_STATUSES = [204, 205, 304];

/** Bodies up to this size are passed on in one piece, which takes less CPU time than a stream. */
const WHOLE_BYTES = 65_536;

/** A request to pass on. */
export interface ForwardedRequest {
  readonly request: Request;
  readonly allowed: AllowedRequest;
  readonly token: string;
  readonly transport: ApiTransport;
}

/** The response of an API with its body: all of it, or as it arrives. */
export interface ForwardedAnswer extends Pick<ApiAnswer, 'status' | 'headers'> {
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
}

/**
 * Sends a request to an API with the user's token. Follows no redirect: the token must not be sent
 * elsewhere. The answer is complete with all its headers; {@link pageResponse} makes it fit for a page.
 *
 * @throws Problem `body-too-large`, `api-timeout`, `api-unavailable`
 */
export async function forwardRequest(
  api: UpstreamApi,
  { request, allowed, token, transport }: ForwardedRequest,
): Promise<ForwardedAnswer> {
  const abort = new AbortController();
  const inTime = async <T>(task: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => {
      abort.abort(apiTimeout());
    }, api.timeoutMs);
    try {
      return await task;
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    const sent = transport(allowed.url, {
      method: allowed.route.method,
      headers: requestHeaders(request.headers, api, token),
      body: bodyOf(request, api, abort),
      // The page has gone: the API need not go on.
      signal: AbortSignal.any([request.signal, abort.signal]),
    });
    const answer = await inTime(sent);
    await refuseRedirect(answer);
    const { status, headers } = answer;
    if (!isWhole(answer, api)) {
      return { status, headers, body: answer.body };
    }
    const bytes = new Uint8Array(await inTime(answer.arrayBuffer()));
    if (bytes.length > api.maxResponseBytes) {
      throw responseTooLarge();
    }
    return { status, headers, body: EMPTY_STATUSES.includes(status) ? null : bytes };
  } catch (cause) {
    throw asProblem(abort.signal.reason, cause);
  }
}

/** The answer of an API for a page: some of its headers, and its body as it comes. */
export function pageResponse(
  { status, headers, body }: ForwardedAnswer,
  api: UpstreamApi,
): Response {
  const init = { status, headers: responseHeaders(headers, api) };
  if (!(body instanceof ReadableStream)) {
    return new Response(body, init);
  }
  return new Response(
    limitedStream(body, {
      maxBytes: api.maxResponseBytes,
      timeoutMs: api.timeoutMs,
      tooLarge: responseTooLarge,
      tooSlow: apiTimeout,
    }),
    init,
  );
}

async function refuseRedirect(answer: ApiAnswer): Promise<void> {
  const { status } = answer;
  if (status >= 300 && status < 400 && status !== 304) {
    await answer.body?.cancel();
    throw apiUnavailable(
      'The API redirects, which is not followed: the token is for one URL only.',
    );
  }
}

/** Whether a body is read before it is passed on: it has arrived already, or is said to be short. */
function isWhole(
  { status, headers, isComplete }: ApiAnswer,
  { maxResponseBytes }: UpstreamApi,
): boolean {
  if (EMPTY_STATUSES.includes(status)) {
    return true;
  }
  // Only the length of the encoded body is known.
  if (headers.get('content-encoding') !== null) {
    return false;
  }
  const length = headers.get('content-length');
  const isShort = length !== null && Number(length) <= Math.min(WHOLE_BYTES, maxResponseBytes);
  return isShort || isComplete === true;
}

function bodyOf(
  request: Request,
  api: UpstreamApi,
  abort: AbortController,
): ReadableStream<Uint8Array> | null {
  if (request.method === 'GET' || !request.body) {
    return null;
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
  return limitedStream(request.body, {
    maxBytes: api.maxRequestBytes,
    timeoutMs: api.timeoutMs,
    tooLarge: () => fail(tooLarge()),
    tooSlow: () => fail(new Problem('invalid-request', 'The body was not sent in time.')),
  });
}

/** What a signal was aborted with is what happened; transports reject with other errors then. */
function asProblem(reason: unknown, cause: unknown): Problem {
  for (const problem of [reason, cause]) {
    if (problem instanceof Problem) {
      return problem;
    }
  }
  return apiUnavailable('The API cannot be reached. Check its url in the options.', cause);
}

function responseTooLarge(): Problem {
  return apiUnavailable('The response of the API is larger than maxResponseBytes.');
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
