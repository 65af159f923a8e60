import type { JsonObject } from '../common/json.ts';
import type { MethodEnrollment } from './authentication-method.ts';
import type { ConnectedAccount, ConnectRequest } from './connected-account.ts';
import type { Api, Application, ClientGrant, Connection } from './application.ts';
import type {
  AuthorizationCode,
  LoginTransaction,
  OpaqueToken,
  RefreshToken,
  Session,
} from './grants.ts';
import type { LogEvent } from './log-event.ts';
import type { MfaTransaction } from './mfa-transaction.ts';
import type { Organization } from './organization.ts';
import type { Role } from './role.ts';
import type { UserRecord } from './user.ts';

/** A public key of a device, as `POST /api/v2/device-credentials` makes it. */
export interface DeviceCredential {
  id: string;
  user_id: string;
  client_id: string;
  device_name: string;
  device_id: string;
  type: string;
  value: string;
}

/** A mail or message the tenant would have sent. */
export interface OutboxMail {
  id: string;
  at: string;
  /** An e-mail address, or a phone number. */
  to: string;
  kind: 'verify-email' | 'change-password' | 'one-time-code';
  userId: string;
  /** The link of a mail. */
  url?: string;
  /** The code of `one-time-code`, and how it would have been sent. */
  code?: string;
  channel?: 'email' | 'sms' | 'voice';
}

/** The ticket of a link in a mail. */
export interface Ticket {
  id: string;
  kind: 'verify-email' | 'change-password';
  userId: string;
  email?: string;
  resultUrl?: string;
  expiresAt: number;
}

/** A cross-origin login that waits for its `/authorize` request. */
export interface LoginTicket {
  ticket: string;
  clientId: string;
  userId: string;
  connection: string;
  expiresAt: number;
}

/** A background job, as `GET /api/v2/jobs/{id}` returns it. */
export interface Job {
  id: string;
  type: string;
  status: string;
  created_at: string;
  connection_id?: string;
  /** Of an import. */
  upsert?: boolean;
  external_id?: string;
  send_completion_email?: boolean;
  summary?: { total: number; inserted: number; updated: number; failed: number };
  errors?: JobError[];
  /** Of an export. */
  format?: 'json' | 'csv';
  limit?: number;
  fields?: { name: string; export_as?: string }[];
}

/** A user that an import could not write. */
export interface JobError {
  user: JsonObject;
  errors: { code: string; message: string; path: string }[];
}

/** Everything a tenant stores, in one object: a snapshot is this object as JSON. */
export interface TenantState {
  users: Map<string, UserRecord>;
  applications: Map<string, Application>;
  clientGrants: ClientGrant[];
  apis: Map<string, Api>;
  connections: Map<string, Connection>;
  /** Organizations by id. */
  organizations: Map<string, Organization>;
  /** Roles by id. */
  roles: Map<string, Role>;
  sessions: Map<string, Session>;
  transactions: Map<string, LoginTransaction>;
  codes: Map<string, AuthorizationCode>;
  refreshTokens: Map<string, RefreshToken>;
  opaqueTokens: Map<string, OpaqueToken>;
  /** Scopes a user has agreed to, by `userId clientId audience`. */
  consents: Map<string, string[]>;
  deviceCredentials: Map<string, DeviceCredential>;
  outbox: OutboxMail[];
  /** Events, oldest first. */
  logs: LogEvent[];
  tickets: Map<string, Ticket>;
  loginTickets: Map<string, LoginTicket>;
  jobs: Map<string, Job>;
  /** Enrollments of authentication methods that were started, by `auth_session`. */
  methodEnrollments: Map<string, MethodEnrollment>;
  connectedAccounts: Map<string, ConnectedAccount>;
  /** Requests to connect an account that were started, by `auth_session`. */
  connectRequests: Map<string, ConnectRequest>;
  /** Token requests that wait for a second factor, by `mfa_token`. */
  mfaTransactions: Map<string, MfaTransaction>;
  /** Proofs that can be used once and were used, by `jti`, with the time they may be forgotten. */
  usedProofs: Map<string, number>;
  /** Private signing keys, newest first. */
  keys: JsonObject[];
}

/** A state without users and applications. */
export function emptyState(): TenantState {
  return {
    users: new Map(),
    applications: new Map(),
    clientGrants: [],
    apis: new Map(),
    connections: new Map(),
    organizations: new Map(),
    roles: new Map(),
    sessions: new Map(),
    transactions: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    opaqueTokens: new Map(),
    consents: new Map(),
    deviceCredentials: new Map(),
    outbox: [],
    logs: [],
    tickets: new Map(),
    loginTickets: new Map(),
    jobs: new Map(),
    methodEnrollments: new Map(),
    connectedAccounts: new Map(),
    connectRequests: new Map(),
    mfaTransactions: new Map(),
    usedProofs: new Map(),
    keys: [],
  };
}
