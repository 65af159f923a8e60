import { isoTime } from '../common/clock.ts';
import { randomDigits, randomId } from '../common/random-id.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** Where a code goes. */
export interface CodeDestination {
  to: string;
  channel: 'email' | 'sms' | 'voice';
}

/** Puts a message with a new code of six digits into the outbox, and returns the code. */
export function sendOneTimeCode(
  tenant: TenantContext,
  { profile }: UserRecord,
  { to, channel }: CodeDestination,
): string {
  const code = randomDigits(6);
  tenant.state.outbox.push({
    id: randomId(16),
    at: isoTime(tenant.clock),
    to,
    kind: 'one-time-code',
    channel,
    userId: profile.user_id,
    code,
  });
  tenant.markChanged();
  return code;
}
