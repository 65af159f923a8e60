import { textOf, type JsonObject } from '../../../common/json.ts';
import { endSessions } from '../../../sessions/end-sessions.ts';
import type { Connection } from '../../../state/application.ts';
import type { MethodEnrollment } from '../../../state/authentication-method.ts';
import { changePassword } from '../../../users/change-password.ts';
import {
  passwordFault,
  passwordPolicy,
  type PasswordPolicy,
} from '../../../users/password-policy.ts';
import { text } from '../../field-rules.ts';
import { fieldError } from '../../validate-body.ts';
import { passwordIdentities, showPassword } from '../show-method.ts';
import { identityFields, targetIdentity } from './identity.ts';
import type { EnrollmentRequest, MethodKind } from './method-kind.ts';

const newPassword = text({
  maxLength: 256,
  pattern: /^\P{Cc}+$/u,
  message: 'must not contain control characters',
});

/** The password of a database: the policy first, then the new password. */
export const password: MethodKind = {
  startRules: { fields: identityFields },
  start(request) {
    const { identity, connection } = targetIdentity(request);
    return {
      stored: {
        methodId: 'password|new',
        identityUserId: identity.user_id,
        connection: connection.name,
      },
      shown: { id: 'password|new', policy: policyAsJson(passwordPolicy(connection)) },
    };
  },
  verifyRules: { fields: { new_password: newPassword }, required: ['new_password'] },
  verify(request, enrollment) {
    const { c, user, body } = request;
    const { tenant } = c.var;
    const candidate = textOf(body['new_password']);
    const fault = passwordFault(policyOf(request, enrollment), user, candidate);
    if (fault !== undefined) {
      throw fieldError('new_password', fault.rule);
    }
    changePassword(tenant, user, candidate);
    endSessions(tenant, user.profile.user_id);
    const identity = passwordIdentities(user).find(
      (item) => item.user_id === enrollment.identityUserId,
    );
    if (identity === undefined) {
      throw fieldError('auth_session', 'belongs to an identity that was unlinked');
    }
    return showPassword(user, identity);
  },
};

function policyOf({ c }: EnrollmentRequest, enrollment: MethodEnrollment): PasswordPolicy {
  const { connections } = c.var.tenant.state;
  const none: Connection = {
    name: enrollment.connection ?? '',
    strategy: 'auth0',
    sync_user_profile_at_login: false,
    require_consent: false,
    require_mfa: false,
  };
  return passwordPolicy(connections.get(none.name) ?? none);
}

function policyAsJson({
  complexity,
  profile_data,
  history,
  dictionary,
}: PasswordPolicy): JsonObject {
  return {
    complexity: { ...complexity },
    profile_data: { ...profile_data },
    history: { ...history },
    dictionary: { ...dictionary },
  };
}
