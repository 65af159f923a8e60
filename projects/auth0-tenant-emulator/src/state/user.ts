import type { JsonObject } from '../common/json.ts';
import type { AuthenticationMethod } from './authentication-method.ts';

/** One of the accounts a user can log in with. */
export interface UserIdentity {
  connection: string;
  user_id: string;
  provider: string;
  isSocial: boolean;
  profileData?: JsonObject;
}

/** A user as `GET /api/v2/users/{id}` returns it. */
export interface User {
  user_id: string;
  email?: string;
  email_verified?: boolean;
  username?: string;
  phone_number?: string;
  phone_verified?: boolean;
  name?: string;
  nickname?: string;
  given_name?: string;
  family_name?: string;
  picture?: string;
  blocked?: boolean;
  created_at: string;
  updated_at: string;
  last_login?: string;
  logins_count?: number;
  last_password_reset?: string;
  identities: UserIdentity[];
  user_metadata?: JsonObject;
  app_metadata?: JsonObject;
}

/** A permission of an API that a user was given directly. */
export interface UserPermission {
  resource_server_identifier: string;
  permission_name: string;
}

/** A second factor a user has confirmed, as `GET /users/{id}/enrollments` returns it. */
export interface UserEnrollment {
  id: string;
  status: 'confirmed' | 'pending';
  type: string;
  name?: string;
  identifier?: string;
  phone_number?: string;
  auth_method: string;
  enrolled_at: string;
  last_auth?: string;
}

/** A user's profile, and what the tenant stores beside it and never shows. */
export interface UserRecord {
  profile: User;
  password?: string;
  permissions: UserPermission[];
  /** The ids of the user's roles. */
  roles: string[];
  /** Passwords before the present one, newest first. */
  formerPasswords?: string[];
  /** Passkeys and second factors. */
  methods: AuthenticationMethod[];
  mfaRequired: boolean;
}
