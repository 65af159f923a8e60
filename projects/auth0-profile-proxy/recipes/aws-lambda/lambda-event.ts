/**
 * The members of an event of a function URL or of an HTTP API of API Gateway (payload version 2.0) that
 * describe the request.
 */
export interface LambdaEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  /** The cookies of the request, which `headers` does not have. */
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: {
    readonly domainName: string;
    readonly http: { readonly method: string };
  };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** Its response. */
export interface LambdaResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The values of `Set-Cookie`, of which `headers` can have one only. */
  readonly cookies: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

interface App {
  fetch(request: Request, platform: { waitUntil(task: Promise<unknown>): void }): Promise<Response>;
}

/** Answers an event by a `fetch` handler. Work that the handler leaves for later is finished before. */
export async function answerEvent(app: App, event: LambdaEvent): Promise<LambdaResult> {
  const tasks: Promise<unknown>[] = [];
  const response = await app.fetch(requestOf(event), {
    // The function is stopped as soon as it has answered.
    waitUntil: (task) => void tasks.push(task),
  });
  const body = Buffer.from(await response.arrayBuffer());
  await Promise.allSettled(tasks);
  const headers = new Headers(response.headers);
  headers.delete('set-cookie');
  return {
    statusCode: response.status,
    headers: Object.fromEntries(headers),
    cookies: response.headers.getSetCookie(),
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

function requestOf(event: LambdaEvent): Request {
  const { domainName, http } = event.requestContext;
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) {
      headers.append(name, value);
    }
  }
  if (event.cookies) {
    headers.set('cookie', event.cookies.join('; '));
  }
  const encoding = event.isBase64Encoded ? 'base64' : 'utf8';
  return new Request(`https://${domainName}${event.rawPath}${query}`, {
    method: http.method,
    headers,
    ...(event.body !== undefined && { body: Buffer.from(event.body, encoding) }),
  });
}
