import type { Fault } from 'auth0-tenant-emulator';
import fc from 'fast-check';
import type { TabCommand } from '../../scenarios/scripted-tab.ts';
import { ada, ben } from '../tenant-seed.ts';

/** A command of the application, or of the browser. */
export type StepCommand = TabCommand | { readonly kind: 'reload' };

/** What happens at the same time: a fault, and one command in each tab. */
export interface Step {
  readonly fault?: StepFault | undefined;
  readonly commands: readonly [first: StepCommand | undefined, second: StepCommand | undefined];
}

/** A fault of the tenant, or how the application's API refuses its next call. */
export type StepFault =
  | { readonly tenant: Fault }
  | { readonly api: 'refuses' | 'limits' }
  | { readonly ends: 'session' };

const PROFILE_PATH = '/api/v2/users/*';

const fault: fc.Arbitrary<StepFault> = fc.constantFrom<StepFault>(
  { tenant: { kind: 'rate-limit', path: PROFILE_PATH, retryAfterSeconds: 0 } },
  { tenant: { kind: 'rate-limit', path: PROFILE_PATH, retryAfterSeconds: 0, times: 3 } },
  { tenant: { kind: 'rate-limit', path: '/oauth/token', retryAfterSeconds: 0 } },
  { tenant: { path: PROFILE_PATH, status: 401 } },
  { tenant: { path: PROFILE_PATH, status: 401, times: 2 } },
  { tenant: { name: 'expired_token' } },
  { tenant: { name: 'login_required' } },
  { tenant: { name: 'revoked_refresh_token' } },
  { api: 'refuses' },
  { api: 'limits' },
  { ends: 'session' },
);

const logIn = fc.record({
  kind: fc.constant('log-in' as const),
  user: fc.constantFrom(ada.id, ben.id),
});

const edit = fc.record({
  kind: fc.constant('edit' as const),
  member: fc.constantFrom('theme' as const, 'address.city' as const, 'address.zip' as const),
  // Few values, so that an edit often sets what another page or an earlier edit has set.
  value: fc.constantFrom('1', '2'),
});

const call = fc.record({
  kind: fc.constant('call' as const),
  address: fc.constantFrom('/orders', '/billing'),
});

const command: fc.Arbitrary<StepCommand> = fc.oneof(
  { weight: 6, arbitrary: edit },
  { weight: 4, arbitrary: call },
  { weight: 4, arbitrary: logIn },
  { weight: 1, arbitrary: fc.constant({ kind: 'log-out' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'load' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'drop-tokens' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
);

const step: fc.Arbitrary<Step> = fc.record({
  fault: fc.option(fault, { nil: undefined, freq: 2 }),
  commands: fc.tuple(
    fc.option(command, { nil: undefined }),
    fc.option(command, { nil: undefined }),
  ),
});

/** The steps of one run. In the first one, a user logs in in the first tab. */
export const tabScript: fc.Arbitrary<readonly Step[]> = fc
  .tuple(logIn, fc.array(step, { minLength: 2, maxLength: 8 }))
  .map(([first, steps]) => [{ commands: [first, undefined] }, ...steps]);
