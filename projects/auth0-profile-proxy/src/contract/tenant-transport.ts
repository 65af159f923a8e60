/** A request to the tenant. */
export interface TenantRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The complete answer has to arrive within this time. */
  readonly timeoutMs: number;
}

/** A complete answer of the tenant. */
export interface TenantAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
}

/**
 * How the tenant is called. Follows no redirect: the proxy's token must not be sent elsewhere.
 * Rejects with a `DOMException` named `TimeoutError` after `timeoutMs`, with any other error when
 * the tenant cannot be reached.
 */
export type TenantTransport = (url: string, request: TenantRequest) => Promise<TenantAnswer>;

/** Whether the status of an answer is 2xx. */
export function isSuccess({ status }: Pick<TenantAnswer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

/** The rejection of a transport after its timeout. */
export function timeoutError(): DOMException {
  return new DOMException('The tenant did not answer in time.', 'TimeoutError');
}
