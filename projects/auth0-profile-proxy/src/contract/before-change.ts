import type { UpstreamUser } from './upstream-user.ts';
import type { ProfileChange } from './profile-change.ts';

/** Context of a change, passed to {@link BeforeChange}. */
export interface ChangeContext {
  /** Subject of the caller; differs from the user's id for administrators only. */
  readonly actor: string;
  readonly requestId: string;
}

/**
 * The application's own rules, called before a change is sent. Return `undefined` to allow it, another
 * change to send instead, or `{ refuse: 'reason' }` to answer 403 with that reason. The returned change
 * is validated like a caller's: it cannot set fields that are not allowed.
 */
export type BeforeChange = (
  change: ProfileChange,
  user: UpstreamUser,
  context: ChangeContext,
) => BeforeChangeAnswer | Promise<BeforeChangeAnswer>;

/** Result of {@link BeforeChange}. */
export type BeforeChangeAnswer = undefined | { readonly refuse: string } | ProfileChange;
