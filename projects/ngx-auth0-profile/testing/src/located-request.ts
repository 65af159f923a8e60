import type { ɵRequestLocation as RequestLocation } from 'ngx-auth0-profile';
import type { MatchedRequest } from './request-match';

/** A request, and the API of the test's configuration that it is for. */
export interface LocatedRequest extends RequestLocation, MatchedRequest {}
