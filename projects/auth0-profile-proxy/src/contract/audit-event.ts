import type { RouteName } from './route-name.ts';
import type { ProblemSlug } from '../problem/problem-catalogue.ts';

/** One change of an account: who, what, which fields, with which outcome. Contains no value. */
export interface AuditEvent {
  readonly time: string;
  readonly requestId: string;
  readonly action: RouteName;
  /** Subject of the caller's token. */
  readonly actor: string;
  /** User id of the account; differs from the actor for administrators only. */
  readonly target: string;
  readonly fields: readonly string[];
  readonly outcome: 'changed' | 'refused' | 'unknown';
  readonly problem?: ProblemSlug;
}

/** Receives audit events. A rejection is logged and does not undo the change. */
export type AuditSink = (event: AuditEvent) => void | Promise<void>;
