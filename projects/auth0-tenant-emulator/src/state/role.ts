import type { UserPermission } from './user.ts';

/** A role: permissions that users get together. */
export interface Role {
  id: string;
  name: string;
  description?: string;
  permissions: UserPermission[];
}
