/** Facts about a request that only its endpoint knows. */
export interface RequestNotes {
  grantType?: string;
  clientId?: string;
  audience?: string;
  scopeRequested?: string;
  scopeGranted?: string;
  /** The `acr_values` of a login. */
  acrValues?: string;
  /** The `max_age` of a login, in seconds. */
  maxAge?: string;
  notImplemented?: boolean;
  fault?: string;
  /** Why a rule or an Action failed, with its name. */
  scriptError?: string;
  /** The event that the tenant's log would hold, e.g. `user_profile_size_exceeded`. */
  tenantLog?: string;
}

/** One request the tenant has answered. Never holds a token, a cookie, a query or a body. */
export interface LoggedRequest extends RequestNotes {
  id: number;
  /** ISO time on the tenant's clock. */
  at: string;
  method: string;
  path: string;
  status: number;
}

/** The requests a tenant has answered, oldest first. */
export interface RequestLog {
  add(request: Omit<LoggedRequest, 'id'>): LoggedRequest;
  list(): LoggedRequest[];
  clear(): void;
}

/** Creates a log that keeps the newest `capacity` requests. */
export function createRequestLog(capacity = 10_000): RequestLog {
  let requests: LoggedRequest[] = [];
  let lastId = 0;
  return {
    add(request) {
      lastId += 1;
      const logged = { id: lastId, ...request };
      requests.push(logged);
      if (requests.length >= capacity * 2) {
        requests = requests.slice(-capacity);
      }
      return logged;
    },
    list: () => requests.slice(-capacity).map((request) => ({ ...request })),
    clear() {
      requests = [];
    },
  };
}
