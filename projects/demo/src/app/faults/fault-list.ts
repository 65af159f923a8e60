import type { TenantControl } from './tenant-control';

/** Something that can go wrong, and how the tenant is made to do it. */
export interface DemoFault {
  readonly label: string;
  /** What happens from now on. */
  readonly effect: string;
  readonly start: (control: TenantControl) => Promise<unknown>;
}

/** The APIs that the pages call. */
const MANAGEMENT_API = '/api/v2/users/*';
const PATHS = [MANAGEMENT_API, '/me/v1/*'];
const MANY = 50;

/** The faults that the page offers. */
export const FAULTS: readonly DemoFault[] = [
  {
    label: 'No connection',
    effect: 'The tenant closes the connection without a response, until you stop it.',
    start: (control) => onApis(control, { kind: 'drop', times: MANY }),
  },
  {
    label: '429 with Retry-After',
    effect:
      'The next request is answered 429: wait 5 seconds. The library waits and sends it again.',
    start: (control) => onApis(control, { kind: 'rate-limit', retryAfterSeconds: 5 }),
  },
  {
    label: '500',
    effect: 'Every request is answered 500, until you stop it.',
    start: (control) => onApis(control, { status: 500, times: MANY }),
  },
  {
    label: 'Slow',
    effect: 'Every response takes 4 seconds, until you stop it.',
    start: (control) => onApis(control, { kind: 'delay', delayMs: 4000, times: MANY }),
  },
  {
    label: 'Session ended',
    effect:
      'The session at the tenant has ended, and the next request is answered 401. What is typed is ' +
      'kept over the login.',
    start: async (control) => {
      await control.send('POST', 'sessions/end', {});
      await onApis(control, { status: 401 });
    },
  },
  {
    label: 'Consent required',
    effect:
      'The next request is answered 401, and the tenant issues no other token without asking the ' +
      'user. How the user is asked is on the page Modes.',
    start: async (control) => {
      await control.send('POST', 'faults', { name: 'consent_required', times: 2 });
      await control.send('POST', 'faults', { status: 401, path: MANAGEMENT_API });
    },
  },
];

async function onApis(control: TenantControl, fault: object): Promise<void> {
  for (const path of PATHS) {
    await control.send('POST', 'faults', { ...fault, path });
  }
}
