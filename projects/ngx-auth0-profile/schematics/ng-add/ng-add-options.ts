/** What `ng add ngx-auth0-profile` accepts; the schema documents each and holds the defaults. */
export interface NgAddOptions {
  project?: string;
  domain?: string;
  clientId?: string;
  mode: 'direct' | 'proxy';
  myAccount?: boolean;
  proxyUrl: string;
  proxyAudience: string;
  emulator?: boolean;
  emulatorPort: number;
  port: number;
  page: boolean;
  ownPage?: boolean;
  route: string;
  skipEnvironments: boolean;
  skipInstall: boolean;
}
