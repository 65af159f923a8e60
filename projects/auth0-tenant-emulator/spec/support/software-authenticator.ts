import { isoCBOR } from '@simplewebauthn/server/helpers';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What to deviate from in an answer of the authenticator. */
export interface CreationChange {
  origin?: string;
  challenge?: string;
  relyingPartyId?: string;
  type?: string;
  format?: 'none' | 'packed';
  /** Signs the attestation with another key. */
  wrongKey?: boolean;
  algorithm?: number;
}

/** The JSON of a `PublicKeyCredential`, as `toJSON()` writes it. */
export interface CredentialJson {
  id: string;
  rawId: string;
  type: string;
  authenticatorAttachment: string;
  clientExtensionResults: object;
  response: { clientDataJSON: string; attestationObject: string; transports: string[] };
}

/** Answers creation options as an authenticator with an ES256 key would (WebAuthn Level 3 §6.5). */
export function createCredential(
  options: { challenge: string; rp: { id: string } },
  change: CreationChange = {},
): CredentialJson {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16);
  const clientData = Buffer.from(
    JSON.stringify({
      type: change.type ?? 'webauthn.create',
      challenge: change.challenge ?? options.challenge,
      origin: change.origin ?? 'http://localhost:4200',
      crossOrigin: false,
    }),
  );
  const authData = authenticatorData(
    change.relyingPartyId ?? options.rp.id,
    credentialId,
    coseKey(publicKey, change.algorithm ?? -7),
  );
  const key = change.wrongKey === true ? otherKey() : privateKey;
  const id = credentialId.toString('base64url');
  return {
    id,
    rawId: id,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response: {
      clientDataJSON: clientData.toString('base64url'),
      attestationObject: attestationObject(change.format ?? 'none', authData, clientData, key),
      transports: ['internal'],
    },
  };
}

function attestationObject(
  format: 'none' | 'packed',
  authData: Buffer,
  clientData: Buffer,
  key: KeyObject,
): string {
  const signed = Buffer.concat([authData, sha256(clientData)]);
  const statement = new Map<string, number | Uint8Array>(
    format === 'none'
      ? []
      : [
          ['alg', -7],
          ['sig', new Uint8Array(sign('sha256', signed, key))],
        ],
  );
  const object = new Map<string, unknown>([
    ['fmt', format],
    ['attStmt', statement],
    ['authData', new Uint8Array(authData)],
  ]);
  return Buffer.from(isoCBOR.encode(object as never)).toString('base64url');
}

function authenticatorData(rpId: string, credentialId: Buffer, key: Uint8Array): Buffer {
  const flags = Buffer.from([0x45]);
  const counter = Buffer.alloc(4);
  const aaguid = Buffer.alloc(16);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(credentialId.length);
  return Buffer.concat([sha256(rpId), flags, counter, aaguid, length, credentialId, key]);
}

function coseKey(publicKey: KeyObject, algorithm: number): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const members = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, algorithm],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
  return isoCBOR.encode(members);
}

function otherKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
