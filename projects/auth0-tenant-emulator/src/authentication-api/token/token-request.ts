import type { Application } from '../../state/application.ts';
import type { Notes } from '../../tenant/note-request.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import type { Parameters } from '../request-parameters.ts';

/** A token request whose client has been authenticated. */
export interface TokenRequest {
  application: Application;
  body: Parameters;
  issuer: string;
  /** Thumbprint of the key in the request's DPoP proof (RFC 9449 §6). */
  dpopJkt: string | undefined;
  /** Adds to the request's line in the request log. */
  note: (notes: Notes) => void;
}

/** The members of a successful token response (RFC 6749 §5.1). */
export type TokenResponse = Record<string, string | number>;

/** What turns a token request of one grant type into a response. */
export type GrantHandler = (tenant: TenantContext, request: TokenRequest) => Promise<TokenResponse>;
