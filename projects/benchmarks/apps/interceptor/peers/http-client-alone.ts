import { provideHttpClient } from '@angular/common/http';
import type { CreatePeer } from '../peer';

/** `HttpClient` without an interceptor: the baseline. */
export const createPeer: CreatePeer = () => ({ providers: [provideHttpClient()] });
