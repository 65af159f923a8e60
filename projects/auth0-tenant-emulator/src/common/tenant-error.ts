/** Every reason for which the emulator itself refuses to continue; errors of the emulated tenant are
HTTP responses instead. */
export type TenantErrorCode =
  | 'address-refused'
  | 'invalid-argument'
  | 'invalid-option'
  | 'invalid-seed'
  | 'invalid-state-file'
  | 'port-in-use'
  | 'production-refused'
  | 'script-failed'
  | 'scripts-blocked'
  | 'service-worker-unavailable'
  | 'unknown-client'
  | 'unknown-user';

/** The one error class of this package; `code` is stable, `message` is for people. */
export class TenantError extends Error {
  override readonly name = 'TenantError';
  readonly code: TenantErrorCode;

  constructor(code: TenantErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whether a caught value is an error of this package. */
export function isTenantError(error: unknown): error is TenantError {
  return error instanceof TenantError;
}
