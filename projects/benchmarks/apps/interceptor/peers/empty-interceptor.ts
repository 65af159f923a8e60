import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { CreatePeer } from '../peer';

/** An interceptor that does nothing: what Angular itself charges for having one. */
export const createPeer: CreatePeer = () => ({
  providers: [provideHttpClient(withInterceptors([(request, next) => next(request)]))],
});
