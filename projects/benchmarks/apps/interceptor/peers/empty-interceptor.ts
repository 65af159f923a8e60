import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { CreatePeer } from '../peer';

/** An interceptor that does nothing: the cost of an interceptor in Angular. */
export const createPeer: CreatePeer = () => ({
  providers: [provideHttpClient(withInterceptors([(request, next) => next(request)]))],
});
