import type { UpstreamUser } from './upstream-user.ts';
import type { ProfileChange } from './profile-change.ts';

/** What {@link BeforeChange} is told beside the change and the user. */
export interface ChangeContext {
  /** Subject of the caller; differs from the user's id for administrators only. */
  readonly actor: string;
  readonly requestId: string;
}

/**
 * The application's own rules, asked before a change is sent. Return nothing to let it pass,
 * another change to send instead, or `{ refuse: 'reason' }` to answer 403 with that reason. What
 * it returns is checked like a caller's change: it cannot reach fields that are not allowed.
 */
export type BeforeChange = (
  change: ProfileChange,
  user: UpstreamUser,
  context: ChangeContext,
) => BeforeChangeAnswer | Promise<BeforeChangeAnswer>;

/** Answer of {@link BeforeChange}. */
export type BeforeChangeAnswer = undefined | { readonly refuse: string } | ProfileChange;
