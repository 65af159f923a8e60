/** A connection with which members of an organization can log in. */
export interface OrganizationConnection {
  /** The connection's name. */
  name: string;
  /** Whether a login with this connection makes its user a member. */
  assign_membership_on_login: boolean;
}

/** An organization: users who log in to an application on behalf of the same company. */
export interface Organization {
  id: string;
  /** Lower case; `organization` may be this name where the tenant allows names. */
  name: string;
  display_name: string;
  metadata?: Record<string, string>;
  /** The ids of its members. */
  members: string[];
  /** The connections its members log in with; every one when left out. */
  enabled_connections?: OrganizationConnection[];
}
