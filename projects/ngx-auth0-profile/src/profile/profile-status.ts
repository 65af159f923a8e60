/**
 * What the profile is busy with.
 *
 * - `idle`: nothing has been loaded, or nobody is signed in.
 * - `loading`, `saving`: a request is under way.
 * - `waiting`: the tenant asked for a pause; `waitingUntil` says when it ends.
 * - `ready`: the profile is what the server last said.
 * - `error`: the last command failed; `error` says why.
 */
export type ProfileStatus = 'idle' | 'loading' | 'saving' | 'waiting' | 'ready' | 'error';
