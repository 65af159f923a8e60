import type { RunningTenant } from 'auth0-tenant-emulator';
import type { DrivenBrowser } from '../../../../tools/browsers/drivers/driven-browser.ts';
import type { ScenarioServer } from '../support/scenario-server.ts';
import { SetUpPage } from './set-up-page.ts';
import type { SetUp } from './set-up.ts';

/** What a user sees of one set-up in one browser. */
export interface Seen {
  /** `ready`, or `error` where the profile is not shown after the login. */
  readonly profile: string;
  /** `done`, or the code of the error when the page calls a second API. */
  readonly api: string | undefined;
  /** Whether the user is signed in after that. */
  readonly signedIn: boolean;
  readonly afterReload: Omit<Seen, 'afterReload'>;
}

/** Logs in, shows the profile, calls another API, and does the same after a reload. */
export async function trySetUp(
  browser: DrivenBrowser,
  { auth0, stepUp, customDomain = false, requestsProfile = false }: SetUp,
  { tenant, server, port }: { tenant: RunningTenant; server: ScenarioServer; port: number },
): Promise<Seen> {
  // localhost and 127.0.0.1 are different sites.
  const origin = `http://${customDomain ? 'localhost' : '127.0.0.1'}:${port}`;
  const { url, audience } = customDomain ? tenant : (tenant.tls ?? tenant);
  const scope = 'openid profile email read:current_user update:current_user_metadata';
  server.settings = {
    auth0: {
      domain: url,
      clientId: 'scenarios',
      ...auth0,
      authorizationParams: { redirect_uri: origin, ...(requestsProfile && { audience, scope }) },
    },
    ...(stepUp && { stepUp }),
  };
  const page = new SetUpPage(browser, origin);
  await page.open('/place');
  await page.logIn();
  const seen = await look(page);
  await page.open('/edits');
  return { ...seen, afterReload: await look(page) };
}

async function look(page: SetUpPage): Promise<Omit<Seen, 'afterReload'>> {
  const profile = await page.profileStatus();
  let api = await page.send('/orders');
  // A step-up by redirect comes back to the page. A popup may need another click in WebKit.
  if (api === undefined || api === 'popup-blocked') {
    api = await page.send('/orders');
  }
  return { profile, api, signedIn: (await page.user()) !== 'nobody' };
}
