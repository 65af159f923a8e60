import type { Seen } from './try-set-up.ts';

/** A cell of the table in the README: what a user sees after the login and, where that differs, after a reload. */
export function whatUsersSee({ afterReload, ...afterLogin }: Seen): string {
  const first = describeLook(afterLogin);
  const second = describeLook(afterReload);
  return first === second ? first : `${first}; reload: ${second}`;
}

function describeLook({ profile, api, signedIn }: Omit<Seen, 'afterReload'>): string {
  if (!signedIn) {
    return 'signed out';
  }
  if (profile !== 'ready') {
    return api === 'done' ? 'one click for each API' : 'no token';
  }
  return api === 'done' ? 'works' : 'profile only';
}
