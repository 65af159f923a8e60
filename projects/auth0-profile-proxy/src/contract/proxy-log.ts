/** Fields of a log line. Values are identifiers, numbers and field names; never bodies or tokens. */
export type LogFields = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** Receives log lines. `nodeLog()` of `auth0-profile-proxy/node` writes them with pino. */
export interface ProxyLog {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
