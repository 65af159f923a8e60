import { DOCUMENT, effect, inject } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';

import type { ReaderMetadata } from '../profile/reader-metadata';

/** Shows the app in the theme the reader has saved. Call in an injection context. */
export function followTheme(): void {
  const root = inject(DOCUMENT).documentElement;
  const profile = inject<ProfileService<ReaderMetadata>>(ProfileService).profile;
  effect(() => {
    const theme = profile()?.user_metadata.theme ?? 'system';
    root.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  });
}
