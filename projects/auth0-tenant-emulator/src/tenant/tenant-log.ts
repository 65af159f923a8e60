import { isoTime } from '../common/clock.ts';
import { defined } from '../common/defined.ts';
import { randomHexId } from '../common/random-id.ts';
import type { LogEventFacts, LogEventType } from '../state/log-event.ts';
import type { User } from '../state/user.ts';
import type { TenantContext } from './tenant-context.ts';

const CAPACITY = 1_000;

const descriptions: Readonly<Record<LogEventType, string>> = {
  fp: 'Wrong email or password.',
  fu: 'Wrong email or password.',
  my_account_authentication_method_failed: 'Authentication method was not enrolled',
  my_account_authentication_method_succeeded: 'Authentication method enrolled',
  s: 'Successful login',
  scp: 'Password changed',
  sdu: 'User successfully deleted',
  seacft: 'Authorization Code for Access Token',
  seccft: 'Client Credentials for Access Token',
  sepft: 'Password for Access Token',
  sertft: 'Refresh Token for Access Token',
  slo: 'User successfully logged out',
  ss: 'Successful signup',
  ssa: 'Successful silent authentication',
  sv: 'Email verified',
};

/** Facts with members that may be `undefined`. */
type Facts = { [Name in keyof LogEventFacts]: LogEventFacts[Name] | undefined };

/** Adds an event to the tenant's log, which keeps the newest thousand. */
export function logEvent(tenant: TenantContext, type: LogEventType, facts: Facts): void {
  const { logs, applications } = tenant.state;
  const date = isoTime(tenant.clock);
  logs.push({
    log_id: `900${date.replaceAll(/\D/g, '')}${randomHexId()}`,
    date,
    type,
    description: descriptions[type],
    ip: '127.0.0.1',
    ...defined({ client_name: applications.get(facts.client_id ?? '')?.name, ...facts }),
  });
  if (logs.length >= CAPACITY * 2) {
    logs.splice(0, logs.length - CAPACITY);
  }
}

/** What an event says about its user. */
export function userFacts({ user_id, email, name }: User): { user_id: string; user_name: string } {
  return { user_id, user_name: email ?? name ?? user_id };
}
