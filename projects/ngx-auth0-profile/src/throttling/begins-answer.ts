import { HttpResponseBase } from '@angular/common/http';

/**
 * Whether an event of a request is the beginning of a successful answer: its headers, or all of it. An answer
 * that is refused does not count: whether the request has to be repeated is known at its end.
 */
export function beginsAnswer(event: unknown): event is HttpResponseBase {
  return event instanceof HttpResponseBase && event.ok;
}
