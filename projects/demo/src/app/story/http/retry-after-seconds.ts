/** The seconds of a `Retry-After` header (RFC 9110, section 10.2.3); `undefined` without one. */
export function retryAfterSeconds(header: string | null): number | undefined {
  const seconds = Number(header ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
