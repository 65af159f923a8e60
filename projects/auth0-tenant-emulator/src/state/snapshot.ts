import { TenantError } from '../common/tenant-error.ts';
import { isJsonObject, type JsonObject } from '../common/json.ts';
import { methodFromEnrollment } from './method-from-enrollment.ts';
import type { TenantState } from './tenant-state.ts';
import type { UserEnrollment, UserRecord } from './user.ts';

/** The version of the snapshot's shape; another one is refused. */
const VERSION = 1;

/** Writes a state as JSON text. */
export function writeSnapshot(state: TenantState): string {
  const plain = Object.entries(state).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Map ? [...value.entries()] : value,
  ]);
  return JSON.stringify({ version: VERSION, state: Object.fromEntries(plain) as unknown });
}

/** Reads a state from a snapshot; `undefined` when the text is not one. */
export function readSnapshot(text: string): TenantState | undefined {
  try {
    const snapshot: unknown = JSON.parse(text);
    if (!isJsonObject(snapshot) || snapshot['version'] !== VERSION) {
      return undefined;
    }
    const { state } = snapshot as { state?: unknown };
    return isJsonObject(state) ? restore(state) : undefined;
  } catch {
    return undefined;
  }
}

function restore(from: JsonObject): TenantState {
  return {
    users: usersIn(from),
    applications: mapIn(from, 'applications'),
    clientGrants: listIn(from, 'clientGrants'),
    apis: mapIn(from, 'apis'),
    connections: mapIn(from, 'connections'),
    organizations: laterMapIn(from, 'organizations'),
    roles: laterMapIn(from, 'roles'),
    sessions: mapIn(from, 'sessions'),
    transactions: mapIn(from, 'transactions'),
    codes: mapIn(from, 'codes'),
    refreshTokens: mapIn(from, 'refreshTokens'),
    opaqueTokens: mapIn(from, 'opaqueTokens'),
    consents: mapIn(from, 'consents'),
    deviceCredentials: mapIn(from, 'deviceCredentials'),
    outbox: listIn(from, 'outbox'),
    logs: from['logs'] === undefined ? [] : listIn(from, 'logs'),
    tickets: mapIn(from, 'tickets'),
    loginTickets: mapIn(from, 'loginTickets'),
    jobs: mapIn(from, 'jobs'),
    methodEnrollments: laterMapIn(from, 'methodEnrollments'),
    connectedAccounts: laterMapIn(from, 'connectedAccounts'),
    connectRequests: laterMapIn(from, 'connectRequests'),
    mfaTransactions: laterMapIn(from, 'mfaTransactions'),
    usedProofs: mapIn(from, 'usedProofs'),
    keys: listIn(from, 'keys'),
  };
}

function listIn<Item>(from: JsonObject, name: keyof TenantState): Item[] {
  const list: unknown = from[name];
  if (!Array.isArray(list)) {
    throw new TenantError('invalid-state-file', `The snapshot has no list "${name}".`);
  }
  return list as Item[];
}

function mapIn<Value>(from: JsonObject, name: keyof TenantState): Map<string, Value> {
  return new Map(listIn<[string, Value]>(from, name));
}

/** A map that snapshots of earlier releases do not have. */
function laterMapIn<Value>(from: JsonObject, name: keyof TenantState): Map<string, Value> {
  return from[name] === undefined ? new Map<string, Value>() : mapIn(from, name);
}

/** Users; earlier releases stored the enrollments of the seed instead of methods, and no roles. */
function usersIn(from: JsonObject): Map<string, UserRecord> {
  const users = mapIn<Omit<UserRecord, 'methods' | 'roles'> & Partial<EarlierUser>>(from, 'users');
  return new Map(
    [...users].map(([id, { enrollments = [], methods, roles = [], ...user }]) => [
      id,
      { ...user, roles, methods: methods ?? enrollments.map(methodFromEnrollment) },
    ]),
  );
}

/** What differs between the user records of this release and of earlier ones. */
interface EarlierUser {
  methods: UserRecord['methods'];
  roles: UserRecord['roles'];
  enrollments: UserEnrollment[];
}
