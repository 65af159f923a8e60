/**
 * Who has the tokens and changes the profile: the browser (`direct`); the browser, for a back end that makes the
 * changes (`proxy`); a back end that also logs users in (`bff`).
 */
export type Mode = 'direct' | 'proxy' | 'bff';

/** What `ng add ngx-auth0-profile` accepts; the schema documents each and holds the defaults. */
export interface NgAddOptions {
  project?: string;
  domain?: string;
  clientId?: string;
  mode: Mode;
  myAccount?: boolean;
  proxyUrl: string;
  proxyAudience: string;
  bffPort: number;
  emulator?: boolean;
  emulatorPort: number;
  port: number;
  page: boolean;
  ownPage?: boolean;
  route: string;
  skipEnvironments: boolean;
  skipInstall: boolean;
}
