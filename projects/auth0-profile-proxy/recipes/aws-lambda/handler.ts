import { createProfileProxy } from 'auth0-profile-proxy';
import { nodeLog, readEnvironment, redisStore } from 'auth0-profile-proxy/node';

/** The members of a function URL's event (payload version 2.0) that describe the request. */
export interface FunctionUrlEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly domainName: string;
    readonly http: { readonly method: string };
  };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** The response of a function URL. */
export interface FunctionUrlResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

// Created once per execution environment: keys, token and circuit breaker are kept between calls.
const { proxy: options, redisUrl, logLevel } = readEnvironment(process.env);
const proxy = createProfileProxy({
  ...options,
  log: nodeLog({ level: logLevel }),
  ...(redisUrl !== undefined && { store: redisStore(redisUrl) }),
});

/** Handler of a function URL or an HTTP API. */
export async function handler(event: FunctionUrlEvent): Promise<FunctionUrlResult> {
  const { domainName, http } = event.requestContext;
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const encoding = event.isBase64Encoded ? 'base64' : 'utf8';
  const response = await proxy.fetch(
    new Request(`https://${domainName}${event.rawPath}${query}`, {
      method: http.method,
      headers: event.headers,
      ...(event.body !== undefined && { body: Buffer.from(event.body, encoding) }),
    }),
  );
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
