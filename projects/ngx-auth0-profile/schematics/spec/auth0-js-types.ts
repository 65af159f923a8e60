/** The part of `@types/auth0-js` that the legacy sources of these specs use. */
export const AUTH0_JS_TYPES = `
export interface Auth0UserProfile {
  sub: string; name: string; nickname: string; picture: string; user_id: string; clientID: string;
  email?: string; created_at: string; updated_at: string; identities: any[];
  user_metadata?: any; app_metadata?: any;
}
export interface Auth0Error { error: string; errorDescription: string; code?: string; description?: string }
export interface Auth0DecodedHash { accessToken?: string; idToken?: string; idTokenPayload?: any; expiresIn?: number }
export type Auth0Callback<T> = (error: null | Auth0Error, result: T) => void;
export class WebAuth {
  constructor(options: any);
  client: Authentication;
  authorize(options?: any): void;
  parseHash(callback: Auth0Callback<null | Auth0DecodedHash>): void;
  checkSession(options: any, callback: Auth0Callback<any>): void;
  logout(options: any): void;
}
export class Authentication {
  constructor(options: any);
  userInfo(token: string, callback: Auth0Callback<Auth0UserProfile>): void;
}
export class Management {
  constructor(options: { domain: string; token?: string });
  getUser(id: string, callback: Auth0Callback<Auth0UserProfile>): void;
  patchUserMetadata(id: string, metadata: any, callback: Auth0Callback<Auth0UserProfile>): void;
  patchUserAttributes(id: string, user: any, callback: Auth0Callback<Auth0UserProfile>): void;
  linkUser(id: string, token: string, callback: Auth0Callback<any>): void;
}
`;
