import type { Call } from '../call/call.ts';
import type { ProxyServices } from '../call/proxy-services.ts';
import type { ChangeKind, RequestedChange } from '../contract/before-change.ts';
import type { ProfileChange } from '../contract/profile-change.ts';
import type { UpstreamUser } from '../contract/upstream-user.ts';
import { Problem } from '../problem/problem.ts';
import { checkBody } from '../request-body/check-body.ts';
import { profileChangeSchema } from './profile-change-schema.ts';

/** A change that `beforeChange` is asked about. */
export interface ChangeRequest {
  readonly kind: ChangeKind;
  readonly change: RequestedChange;
  /** The account, when it was read already. */
  readonly user?: UpstreamUser | undefined;
}

/**
 * Calls `beforeChange` for a change that it may only allow or refuse.
 *
 * @throws Problem `change-refused`
 */
export async function checkBeforeChange(
  services: ProxyServices,
  call: Call,
  request: ChangeRequest,
): Promise<void> {
  const answer = await ask(services, call, request);
  if (answer !== undefined) {
    throw new Problem('internal-error', 'The change could not be made.', {
      operatorDetail: `beforeChange returned a change for "${request.kind}". Return undefined or { refuse: 'reason' } for this kind.`,
    });
  }
}

/**
 * Calls `beforeChange` for a change of a profile; the change it returns is validated like a caller's.
 *
 * @throws Problem `change-refused`, `field-not-allowed`, `invalid-change`
 */
export async function applyBeforeChange(
  services: ProxyServices,
  call: Call,
  request: ChangeRequest & { readonly change: ProfileChange },
): Promise<ProfileChange> {
  const answer = await ask(services, call, request);
  return answer === undefined
    ? request.change
    : checkBody(profileChangeSchema(services.options), answer);
}

async function ask(
  { options, users }: ProxyServices,
  call: Call,
  { kind, change, user: known }: ChangeRequest,
): Promise<ProfileChange | undefined> {
  if (!options.beforeChange) {
    return undefined;
  }
  const user = known ?? (await users.read(call.note.target, call.context));
  const context = { kind, actor: call.caller.sub, requestId: call.requestId };
  const answer = await options.beforeChange(structuredClone(change), user, context);
  if (answer && 'refuse' in answer) {
    throw new Problem('change-refused', answer.refuse);
  }
  return answer;
}
