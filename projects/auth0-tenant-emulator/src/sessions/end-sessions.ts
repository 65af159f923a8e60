import type { TenantContext } from '../tenant/tenant-context.ts';

/** Ends login sessions, of one user or of all, and returns how many. */
export function endSessions(tenant: TenantContext, userId?: string): number {
  const { sessions } = tenant.state;
  const ended = [...sessions.values()].filter(
    (session) => userId === undefined || session.userId === userId,
  );
  for (const session of ended) {
    sessions.delete(session.id);
  }
  tenant.markChanged();
  return ended.length;
}
