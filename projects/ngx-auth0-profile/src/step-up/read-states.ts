import type { KeptStates, PageStates } from '../session/kept-states';

/** The states to keep; `undefined` when there are none. */
export function readStates({ readers, user }: PageStates): KeptStates | undefined {
  const states = [...readers]
    .map(([key, read]) => [key, read()] as const)
    .filter(([, state]) => state !== undefined);
  return states.length === 0
    ? undefined
    : { ...(user !== undefined && { user }), states: Object.fromEntries(states) };
}
