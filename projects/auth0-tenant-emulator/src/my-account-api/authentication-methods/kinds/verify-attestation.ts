import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { fromBase64, toBase64 } from '../../../common/base64.ts';
import { isJsonObject, isStringList, textOf, type JsonObject } from '../../../common/json.ts';
import type { AuthenticationMethod } from '../../../state/authentication-method.ts';
import { isKnownOrigin } from '../../../tenant/known-origin.ts';
import type { TenantContext } from '../../../tenant/tenant-context.ts';

/** What a browser's answer has to match. */
export interface AttestationExpectation {
  response: JsonObject;
  challenge: string;
  relyingPartyId: string;
  algorithms: number[];
}

/** The members of a passkey that come from its attestation. */
export type RegisteredCredential = Required<
  Pick<
    AuthenticationMethod,
    'key_id' | 'public_key' | 'credential_device_type' | 'credential_backed_up' | 'aaguid'
  >
> &
  Pick<AuthenticationMethod, 'transports'>;

/**
 * Checks what `navigator.credentials.create()` has returned (WebAuthn Level 3 §7.1): challenge, origin,
 * relying party, algorithm and attestation statement. Returns a sentence when it is wrong.
 */
export async function verifyAttestation(
  tenant: TenantContext,
  { response, challenge, relyingPartyId, algorithms }: AttestationExpectation,
): Promise<RegisteredCredential | string> {
  const answer = readAnswer(response);
  const origin = answer === undefined ? undefined : originOf(answer);
  if (answer === undefined || origin === undefined) {
    return 'is not the JSON of a PublicKeyCredential';
  }
  if (!isKnownOrigin(tenant, origin) || !isWithin(origin, relyingPartyId)) {
    return `comes from ${origin}, which is not allowed`;
  }
  try {
    const { verified, registrationInfo } = await tenant.platform.verifyRegistration({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingPartyId,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) {
      return 'has an attestation that is not valid';
    }
    const { credential, aaguid, credentialDeviceType, credentialBackedUp } = registrationInfo;
    const isMultiDevice = credentialDeviceType === 'multiDevice';
    return {
      key_id: credential.id,
      public_key: toBase64(credential.publicKey),
      credential_device_type: isMultiDevice ? 'multi_device' : 'single_device',
      credential_backed_up: credentialBackedUp,
      aaguid,
      ...transportsOf(response),
    };
  } catch (error) {
    return `was refused: ${error instanceof Error ? error.message : 'it cannot be read'}`;
  }
}

/** The relying party is the page's host or a domain above it (WebAuthn Level 3 §5.1.3). */
function isWithin(origin: string, relyingPartyId: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`);
}

function readAnswer(credential: JsonObject): RegistrationResponseJSON | undefined {
  const { id, rawId, type, response } = credential;
  if (!isJsonObject(response) || type !== 'public-key') {
    return undefined;
  }
  return {
    id: textOf(id),
    rawId: textOf(rawId),
    type,
    response: {
      clientDataJSON: textOf(response['clientDataJSON']),
      attestationObject: textOf(response['attestationObject']),
    },
    clientExtensionResults: {},
  };
}

function transportsOf({ response }: JsonObject): { transports?: string[] } {
  const transports = isJsonObject(response) ? response['transports'] : undefined;
  return isStringList(transports) ? { transports } : {};
}

/** The origin of the page, as the authenticator has signed it. */
function originOf({ response }: RegistrationResponseJSON): string | undefined {
  try {
    const data: unknown = JSON.parse(fromBase64(response.clientDataJSON));
    const origin = isJsonObject(data) ? textOf(data['origin']) : '';
    return URL.canParse(origin) ? origin : undefined;
  } catch {
    return undefined;
  }
}
