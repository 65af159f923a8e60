import type { ResolvedOptions } from '../contract/resolved-options.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { Problem } from '../problem/problem.ts';
import type { CallRecord } from '../call/call-record.ts';
import { loggedSubject } from './logged-subject.ts';

/** An answered request. */
export interface AnsweredCall {
  readonly request: Request;
  readonly record: CallRecord;
  readonly status: number;
  readonly seconds: number;
}

/** Writes the log line, the metrics and, for a change, the audit event of a request. */
export async function reportCall(call: AnsweredCall, options: ResolvedOptions): Promise<void> {
  const { request, record, status, seconds } = call;
  const { route } = record;
  const problem = record.problem?.code;
  // The route's name and not the path: a path may contain a user id or anything else.
  const name = route?.name ?? record.bffRoute ?? 'none';
  options.metrics?.request({
    route: name,
    method: request.method,
    status,
    seconds,
    problem,
  });
  const fields = {
    requestId: record.requestId,
    route: name,
    status,
    ms: Math.round(seconds * 1000),
    sub: record.sub === undefined ? undefined : await loggedSubject(record.sub),
    fields: record.note?.fields.length ? record.note.fields : undefined,
    problem,
    scopes: record.problem?.facts.refusedScopes,
    reason: record.problem?.facts.operatorDetail,
  };
  if (status < 500) {
    options.log.info(fields, 'request');
  } else {
    options.log.error({ ...fields, ...causeOf(record.problem) }, 'request failed');
  }
  if (route?.changes) {
    await audit(call, route, options);
  }
}

async function audit(
  { record, status }: AnsweredCall,
  route: ProxyRoute,
  options: ResolvedOptions,
): Promise<void> {
  if (record.sub === undefined) {
    return;
  }
  const problem = record.problem?.code;
  try {
    await options.audit({
      time: new Date(options.clock()).toISOString(),
      requestId: record.requestId,
      action: route.name,
      actor: record.sub,
      target: record.note?.target ?? record.sub,
      fields: record.note?.fields ?? [],
      outcome: outcomeOf(status, record),
      ...(problem && { problem }),
    });
  } catch {
    options.log.error({ requestId: record.requestId }, 'the audit sink failed');
  }
}

function outcomeOf(status: number, { problem }: CallRecord): 'changed' | 'refused' | 'unknown' {
  if (status < 400) {
    return 'changed';
  }
  return problem?.facts.outcome ?? (problem?.code === 'internal-error' ? 'unknown' : 'refused');
}

/** The message of a cause may quote the request, so only its kind. */
function causeOf(problem: Problem | undefined): { cause?: string } {
  const cause = problem?.cause;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return cause instanceof Error
    ? { cause: typeof code === 'string' ? `${cause.name} ${code}` : cause.name }
    : {};
}
