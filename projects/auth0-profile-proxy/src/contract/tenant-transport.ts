/** A request to the tenant. */
export interface TenantRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The answer has to be there, to its end, within this time. */
  readonly timeoutMs: number;
}

/** An answer of the tenant that was read to its end. */
export interface TenantAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
}

/**
 * How the tenant is called. Follows no redirect: the token of the proxy must not go elsewhere.
 * Rejects with a `DOMException` named `TimeoutError` when the time is over, with anything else when
 * the tenant cannot be reached.
 */
export type TenantTransport = (url: string, request: TenantRequest) => Promise<TenantAnswer>;

/** Whether an answer says that what was asked for is done. */
export function isSuccess({ status }: Pick<TenantAnswer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

/** What a transport rejects with when the time is over. */
export function timeoutError(): DOMException {
  return new DOMException('The tenant did not answer in time.', 'TimeoutError');
}
