import { defined } from '../common/defined.ts';
import type { RequestNotes } from './request-log.ts';
import type { RequestContext } from './tenant-context.ts';

/** Notes of a request; a member that is `undefined` changes nothing. */
export type Notes = { [Name in keyof RequestNotes]: RequestNotes[Name] | undefined };

/** Adds what an endpoint knows about a request to its line in the request log. */
export function noteRequest(c: RequestContext, notes: Notes): void {
  c.set('notes', { ...c.get('notes'), ...defined(notes) });
}
