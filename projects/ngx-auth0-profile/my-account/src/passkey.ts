import { Auth0ProfileError } from 'ngx-auth0-profile';
import { decodeBase64Url, encodeBase64Url } from './base64-url';
import type { PasskeyCreationOptions } from './enrollment';

/** The response of an authenticator in the form that the My Account API takes. */
export interface PasskeyResponse {
  readonly id: string;
  readonly rawId: string;
  readonly type: string;
  readonly authenticatorAttachment?: string;
  readonly response: { readonly clientDataJSON: string; readonly attestationObject: string };
  readonly clientExtensionResults: object;
}

/**
 * Lets the browser create a passkey.
 *
 * @throws {Auth0ProfileError} `passkey-not-supported`, `passkey-cancelled`, `conflict` for a device that has one
 * already, `configuration` for a page on another domain than that of the passkey.
 */
export async function createPasskey(options: PasskeyCreationOptions): Promise<PasskeyResponse> {
  const { PublicKeyCredential: supported } = globalThis as {
    readonly PublicKeyCredential?: unknown;
  };
  if (!supported) {
    throw new Auth0ProfileError(
      'passkey-not-supported',
      'This browser, or a page that is not secure, cannot create passkeys. Open the page over https, or use another browser.',
    );
  }
  try {
    const credential = await navigator.credentials.create({ publicKey: parseOptions(options) });
    if (!isNewPasskey(credential)) {
      throw cancelledError(undefined);
    }
    return toJson(credential);
  } catch (caught) {
    throw passkeyError(caught, options);
  }
}

function parseOptions({
  challenge,
  user,
  pubKeyCredParams,
  excludeCredentials = [],
  ...others
}: PasskeyCreationOptions): PublicKeyCredentialCreationOptions {
  return {
    ...others,
    challenge: decodeBase64Url(challenge),
    user: { ...user, id: decodeBase64Url(user.id) },
    pubKeyCredParams: [...pubKeyCredParams],
    excludeCredentials: excludeCredentials.map(({ id, type }) => ({
      id: decodeBase64Url(id),
      type,
    })),
  };
}

function isNewPasskey(
  credential: Credential | null,
): credential is PublicKeyCredential & { readonly response: AuthenticatorAttestationResponse } {
  return (
    credential instanceof PublicKeyCredential &&
    credential.response instanceof AuthenticatorAttestationResponse
  );
}

function toJson({
  id,
  rawId,
  type,
  authenticatorAttachment,
  response,
}: PublicKeyCredential & {
  readonly response: AuthenticatorAttestationResponse;
}): PasskeyResponse {
  return {
    id,
    rawId: encodeBase64Url(rawId),
    type,
    ...(authenticatorAttachment && { authenticatorAttachment }),
    response: {
      clientDataJSON: encodeBase64Url(response.clientDataJSON),
      attestationObject: encodeBase64Url(response.attestationObject),
    },
    clientExtensionResults: {},
  };
}

/** The error for an exception of `navigator.credentials.create()` (WebAuthn Level 3, section 5.1.3). */
function passkeyError(cause: unknown, { rp }: PasskeyCreationOptions): unknown {
  switch (cause instanceof DOMException ? cause.name : '') {
    case 'NotAllowedError':
    case 'AbortError':
      return cancelledError(cause);
    case 'InvalidStateError':
      return new Auth0ProfileError(
        'conflict',
        'This device has a passkey for the account already. Use another device, or delete that passkey first.',
        { cause },
      );
    case 'SecurityError':
      return new Auth0ProfileError(
        'configuration',
        `The passkey is for the domain ${rp.id ?? ''}, and the page is on ${location.hostname}. Use a custom domain of the tenant on the same site as the page.`,
        { cause },
      );
    case 'NotSupportedError':
    case 'ConstraintError':
      return new Auth0ProfileError(
        'passkey-not-supported',
        'This device cannot create the passkey that the tenant requires. Use another device.',
        { cause },
      );
    default:
      return cause;
  }
}

function cancelledError(cause: unknown): Auth0ProfileError {
  return new Auth0ProfileError(
    'passkey-cancelled',
    'The passkey was not created: the user cancelled it, or the time was over. Let the user try again.',
    { cause },
  );
}
