import { isoTime } from '../../common/clock.ts';
import { textOf } from '../../common/json.ts';
import { randomId } from '../../common/random-id.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { existingUser } from '../ownership.ts';
import { readPayload } from '../read-payload.ts';
import { sendVerificationMail } from '../../users/send-mail.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';

const verificationEmailSchema: PayloadSchema = {
  properties: {
    user_id: { type: 'string', minLength: 1 },
    client_id: { type: 'string', minLength: 1 },
    organization_id: { type: 'string', minLength: 1 },
    identity: { type: 'object' },
  },
  required: ['user_id'],
};

/** `POST /api/v2/jobs/verification-email`: the mail goes into the outbox at once. */
export async function createVerificationEmailJob(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ['update:users']);
  const body = await readPayload(c);
  validatePayload(body, verificationEmailSchema);
  const user = existingUser(tenant, textOf(body['user_id']));
  sendVerificationMail(tenant, user, c.get('issuer'));
  const job = {
    id: `job_${randomId(16)}`,
    type: 'verification_email',
    status: 'pending',
    created_at: isoTime(tenant.clock),
  };
  tenant.state.jobs.set(job.id, { ...job, status: 'completed' });
  tenant.markChanged();
  return c.json(job, 201);
}
