import { bundle } from './bundle.mjs';
import { emulator } from './emulator.mjs';
import { interceptor } from './interceptor.mjs';

/** Every benchmark, in the order it runs. */
export const cases = [interceptor, bundle, emulator];
