import { bundle } from './bundle.mjs';
import { emulator } from './emulator.mjs';
import { interceptor } from './interceptor.mjs';
import { proxy } from './proxy.mjs';
import { rateLimits } from './rate-limits.mjs';
import { tokens } from './tokens.mjs';

/** Every benchmark, in the order it runs. */
export const cases = [interceptor, bundle, tokens, rateLimits, emulator, proxy];
