import type { TenantContext } from '../tenant/tenant-context.ts';

/** Whether a proof that can be used once was used before; stores it until `forgetAt` if not. */
export function isUsedAgain(tenant: TenantContext, id: string, forgetAt: number): boolean {
  const now = tenant.clock.now();
  const { usedProofs } = tenant.state;
  for (const [known, until] of usedProofs) {
    if (until > now) {
      break;
    }
    usedProofs.delete(known);
  }
  if (usedProofs.has(id)) {
    return true;
  }
  usedProofs.set(id, forgetAt);
  return false;
}
