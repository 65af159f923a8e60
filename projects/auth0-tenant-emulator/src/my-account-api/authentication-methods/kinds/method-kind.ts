import type { JsonObject } from '../../../common/json.ts';
import type { MethodEnrollment } from '../../../state/authentication-method.ts';
import type { UserRecord } from '../../../state/user.ts';
import type { RequestContext } from '../../../tenant/tenant-context.ts';
import type { BodyRules } from '../../validate-body.ts';

/** A request to start or to verify an enrollment, its body checked. */
export interface EnrollmentRequest {
  c: RequestContext;
  user: UserRecord;
  clientId: string;
  body: JsonObject;
}

/** What the start of an enrollment stores, and what it shows besides `auth_session`. */
export interface StartedEnrollment {
  stored: Omit<MethodEnrollment, 'authSession' | 'userId' | 'type' | 'expiresAt'>;
  shown: JsonObject;
}

/** How one type of authentication method is enrolled. */
export interface MethodKind {
  /** The fields of the body besides `type`. */
  startRules: BodyRules;
  start(request: EnrollmentRequest): StartedEnrollment;
  /** The fields of the body besides `auth_session`. */
  verifyRules: BodyRules;
  /** Checks the proof and returns the method as the API shows it. */
  verify(
    request: EnrollmentRequest,
    enrollment: MethodEnrollment,
  ): JsonObject | Promise<JsonObject>;
}
