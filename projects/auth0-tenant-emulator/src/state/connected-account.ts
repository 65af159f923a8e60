/** An account of another provider that a user has connected (Token Vault). */
export interface ConnectedAccount {
  /** `cac_` and letters or digits. */
  id: string;
  userId: string;
  connection: string;
  scopes: string[];
  created_at: string;
}

/** A request to connect an account that was started. */
export interface ConnectRequest {
  authSession: string;
  ticket: string;
  userId: string;
  connection: string;
  redirectUri: string;
  state?: string;
  scopes?: string[];
  codeChallenge?: string;
  /** The code with which the user came back. */
  connectCode?: string;
  isCompleted?: boolean;
  expiresAt: number;
}
