import { isoTime } from '../../../common/clock.ts';
import { isJsonObject, textOf, type JsonObject } from '../../../common/json.ts';
import { defined } from '../../../common/defined.ts';
import { randomBase64Url } from '../../../common/random-id.ts';
import { newMethodId, type AuthenticationMethod } from '../../../state/authentication-method.ts';
import { fieldError } from '../../validate-body.ts';
import { showMethod } from '../show-method.ts';
import { identityFields, targetIdentity } from './identity.ts';
import type { EnrollmentRequest, MethodKind } from './method-kind.ts';
import { verifyAttestation } from './verify-attestation.ts';

/** COSE algorithms of Auth0's passkeys: EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257];
const TIMEOUT_MS = 60_000;

/** A passkey: options for `navigator.credentials.create()` first, then what it has returned. */
export const passkey: MethodKind = {
  startRules: {
    fields: {
      ...identityFields,
      use_exclude_credentials: (value) =>
        typeof value === 'boolean' ? undefined : 'must be a boolean',
    },
  },
  start(request) {
    const { identity, connection } = targetIdentity(request);
    const stored = {
      methodId: 'passkey|new',
      identityUserId: identity.user_id,
      connection: connection.name,
      challenge: randomBase64Url(32),
      userHandle: userHandleOf(request, identity.user_id),
      relyingPartyId: new URL(request.c.get('issuer')).hostname,
    };
    return { stored, shown: { authn_params_public_key: creationOptions(request, stored) } };
  },
  verifyRules: {
    fields: { authn_response: (value) => (isJsonObject(value) ? undefined : 'must be an object') },
    required: ['authn_response'],
  },
  async verify(request, enrollment) {
    const { c, user, body } = request;
    const { authn_response: response } = body;
    const registered = await verifyAttestation(c.var.tenant, {
      response: isJsonObject(response) ? response : {},
      challenge: enrollment.challenge ?? '',
      relyingPartyId: enrollment.relyingPartyId ?? '',
      algorithms: ALGORITHMS,
    });
    if (typeof registered === 'string') {
      throw fieldError('authn_response', registered);
    }
    if (isRegistered(request, registered.key_id)) {
      throw fieldError('authn_response', 'is a passkey that is enrolled already');
    }
    const method: AuthenticationMethod = {
      id: newMethodId('passkey'),
      type: 'passkey',
      created_at: isoTime(c.var.tenant.clock),
      confirmed: true,
      ...registered,
      ...defined({
        identity_user_id: enrollment.identityUserId,
        user_handle: enrollment.userHandle,
        relying_party_id: enrollment.relyingPartyId,
        user_agent: c.req.header('user-agent'),
      }),
    };
    user.methods = [...user.methods, method];
    return showMethod(method);
  },
};

function creationOptions(
  { user, body }: EnrollmentRequest,
  stored: { challenge: string; userHandle: string; relyingPartyId: string },
): JsonObject {
  const { email, username, name, user_id: id } = user.profile;
  const login = email ?? username ?? id;
  const excluded = user.methods.filter(({ type }) => type === 'passkey');
  return {
    challenge: stored.challenge,
    timeout: TIMEOUT_MS,
    rp: { id: stored.relyingPartyId, name: stored.relyingPartyId },
    user: { id: stored.userHandle, name: login, displayName: name ?? login },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    ...(body['use_exclude_credentials'] === true
      ? {
          excludeCredentials: excluded.map(({ key_id: key = '', transports }) => ({
            type: 'public-key',
            id: key,
            ...defined({ transports }),
          })),
        }
      : {}),
  };
}

/** An identity keeps its handle, so that a new passkey of a device replaces the one before. */
function userHandleOf({ user }: EnrollmentRequest, identityUserId: string): string {
  const known = user.methods.find((item) => item.identity_user_id === identityUserId);
  return known?.user_handle ?? randomBase64Url(24);
}

function isRegistered({ c }: EnrollmentRequest, keyId: string): boolean {
  return [...c.var.tenant.state.users.values()].some(({ methods }) =>
    methods.some((method) => textOf(method.key_id) === keyId),
  );
}
