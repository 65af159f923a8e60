import type { AuditSink } from '../contract/audit-event.ts';
import type { ProxyLog } from '../contract/proxy-log.ts';
import { loggedSubject } from './logged-subject.ts';

/** Audit events as log lines, marked by `audit: true`. */
export function auditToLog(log: ProxyLog): AuditSink {
  return async ({ requestId, action, actor, target, fields, outcome, problem }) => {
    const users = { actor: await loggedSubject(actor), target: await loggedSubject(target) };
    log.info({ audit: true, requestId, action, ...users, fields, outcome, problem }, 'change');
  };
}
