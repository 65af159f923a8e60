import type { AuditSink } from '../contract/audit-event.ts';
import type { ProxyLog } from '../contract/proxy-log.ts';

/** Audit events as log lines, marked by `audit: true`. */
export function auditToLog(log: ProxyLog): AuditSink {
  return ({ requestId, action, actor, target, fields, outcome, problem }) => {
    log.info({ audit: true, requestId, action, actor, target, fields, outcome, problem }, 'change');
  };
}
