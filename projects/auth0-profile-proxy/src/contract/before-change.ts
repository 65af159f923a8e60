import type { ProfileChange } from './profile-change.ts';
import type { RouteName } from './route-name.ts';
import type { UpstreamUser } from './upstream-user.ts';

/** A route that changes an account. */
export type ChangeKind = Exclude<RouteName, 'read-profile' | 'read-user' | 'search-users'>;

/**
 * A change as {@link BeforeChange} sees it: the fields of the profile, `email` for `change-email` and
 * `confirm-email`, `identity` for `link-identity` and `unlink-identity`. Empty for the other kinds.
 */
export type RequestedChange = ProfileChange & {
  readonly email?: string;
  readonly identity?: { readonly provider: string; readonly user_id: string };
};

/** Context of a change, passed to {@link BeforeChange}. */
export interface ChangeContext {
  readonly kind: ChangeKind;
  /** Subject of the caller; differs from the user's id for administrators only. */
  readonly actor: string;
  readonly requestId: string;
}

/**
 * The application's own rules, called before every change of an account: profile, e-mail address,
 * verification e-mail, password ticket, identities, deletion. Return `undefined` to allow it, or
 * `{ refuse: 'reason' }` to answer 403 with that reason. For `update-profile` and `update-user` it
 * may return another change to send instead, which is validated like a caller's: it cannot set
 * fields that are not allowed.
 */
export type BeforeChange = (
  change: RequestedChange,
  user: UpstreamUser,
  context: ChangeContext,
) => BeforeChangeAnswer | Promise<BeforeChangeAnswer>;

/** Result of {@link BeforeChange}. */
export type BeforeChangeAnswer = undefined | { readonly refuse: string } | ProfileChange;
