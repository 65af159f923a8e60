import { InjectionToken } from '@angular/core';

import type { ReadableCache } from './page-contents';

/** The cache in which Auth0's SDK keeps its tokens. In the BFF mode there is none. */
export const TOKEN_CACHE = new InjectionToken<ReadableCache>('TOKEN_CACHE');
