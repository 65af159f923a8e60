/** A field that an edit of the profile can name. */
export type ProfileField =
  | 'given_name'
  | 'family_name'
  | 'name'
  | 'nickname'
  | 'picture'
  | 'email'
  | 'username'
  | 'phone_number'
  | 'user_metadata';

/** Whether the user may change one field, and why not. */
export interface FieldPolicy {
  /** Whether `ProfileService.update()` can send an edit of this field. */
  readonly editable: boolean;
  /** The API that an edit is sent to; absent when there is none. */
  readonly api?: 'my-account' | 'management-api' | 'proxy';
  /**
   * Why the field is locked: the reason in the tenant's profile policy, such as
   * `managed_by_identity_provider`, or one of the library. `needs-backend`: only a back end can change it, and no
   * proxy is configured. `endpoint-not-enabled`: the tenant has no profile endpoint. An error code, such as
   * `missing-scope`: the My Account API cannot be used.
   */
  readonly reason?: string;
  /** Who owns the value, as the tenant's profile policy says. */
  readonly source?: 'user' | 'idp' | 'system';
  /** The name of the field in the tenant's profile policy; it is not translated. */
  readonly label?: string;
}

/** The policies of the fields that are known so far. */
export type ProfilePolicy = { readonly [Field in ProfileField]?: FieldPolicy };
