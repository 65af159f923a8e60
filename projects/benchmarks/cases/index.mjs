import { bff } from './bff.mjs';
import { bundle } from './bundle.mjs';
import { emulator } from './emulator.mjs';
import { interceptor } from './interceptor.mjs';
import { profile } from './profile.mjs';
import { proxyMemory } from './proxy-memory.mjs';
import { proxy } from './proxy.mjs';
import { rateLimits } from './rate-limits.mjs';
import { setUp } from './set-up.mjs';
import { tokens } from './tokens.mjs';

/** All benchmarks, in the order in which they run. */
export const CASES = [
  interceptor,
  bundle,
  tokens,
  rateLimits,
  profile,
  emulator,
  proxy,
  bff,
  proxyMemory,
  setUp,
];
