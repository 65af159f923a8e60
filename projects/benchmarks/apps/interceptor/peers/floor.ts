import { provideHttpClient } from '@angular/common/http';
import type { CreatePeer } from '../peer';

/** `HttpClient` with no interceptor: what a request costs anyway. */
export const createPeer: CreatePeer = () => ({ providers: [provideHttpClient()] });
