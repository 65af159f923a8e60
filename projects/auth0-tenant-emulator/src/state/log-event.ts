/** The types of event that the emulator logs (Auth0 docs: Log Event Type Codes). */
export type LogEventType =
  | 'fp'
  | 'fu'
  | 'my_account_authentication_method_failed'
  | 'my_account_authentication_method_succeeded'
  | 's'
  | 'scp'
  | 'sdu'
  | 'seacft'
  | 'seccft'
  | 'sepft'
  | 'sertft'
  | 'slo'
  | 'ss'
  | 'ssa'
  | 'sv';

/** What an event was about. */
export interface LogEventFacts {
  client_id?: string;
  client_name?: string;
  user_id?: string;
  user_name?: string;
  connection?: string;
  audience?: string;
  scope?: string;
}

/** An event of the tenant's log, as `GET /api/v2/logs` returns it. */
export interface LogEvent extends LogEventFacts {
  log_id: string;
  date: string;
  type: LogEventType;
  description: string;
  ip: string;
}
