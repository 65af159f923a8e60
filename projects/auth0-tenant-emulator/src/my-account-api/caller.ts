import { textOf } from '../common/json.ts';
import type { UserRecord } from '../state/user.ts';
import { noteRequest } from '../tenant/note-request.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { isMyAccountAudience } from '../tokens/audience.ts';
import { splitScope } from '../tokens/grant-scopes.ts';
import { provesPossession } from '../tokens/proves-possession.ts';
import { audiencesOf, readSignedToken } from '../tokens/read-token.ts';
import { myAccountError } from './errors.ts';

/** The user who calls the My Account API. */
export interface MyAccountCaller {
  user: UserRecord;
  clientId: string;
}

/** Checks a request's token, Bearer or DPoP, and that it has the one scope the endpoint needs. */
export async function authenticateUser(
  c: RequestContext,
  requiredScope: string,
): Promise<MyAccountCaller> {
  const { tenant } = c.var;
  const token = presentedToken(c);
  if (tenant.faults.takeNamed('expired_token') !== undefined) {
    throw myAccountError('invalidToken');
  }
  const reading = await readSignedToken(tenant, token, c.get('issuer'));
  if (reading.outcome !== 'valid') {
    throw myAccountError('invalidToken');
  }
  const { claims } = reading;
  const user = tenant.state.users.get(textOf(claims['sub']));
  const isForThisApi = audiencesOf(claims).some((item) => isMyAccountAudience(tenant, item));
  if (user === undefined || !isForThisApi || !(await provesPossession(c, token, claims))) {
    throw myAccountError('invalidToken');
  }
  const scope = textOf(claims['scope']);
  const clientId = textOf(claims['azp']);
  noteRequest(c, { clientId, scopeGranted: scope });
  if (!splitScope(scope).includes(requiredScope)) {
    throw myAccountError('insufficientScope', requiredScope);
  }
  return { user, clientId };
}

function presentedToken(c: RequestContext): string {
  const header = c.req.header('authorization') ?? '';
  const [scheme = '', token, ...rest] = header.trim().split(/\s+/);
  if (!['bearer', 'dpop'].includes(scheme.toLowerCase())) {
    throw myAccountError('missingToken');
  }
  if (token === undefined || rest.length > 0) {
    throw myAccountError('invalidToken');
  }
  return token;
}
