/** What `--help` prints. */
export const HELP = `auth0-tenant-emulator: an Auth0 tenant that runs offline, for development and tests.
Not affiliated with Auth0 or Okta. Its signing key is public: trust none of its tokens elsewhere.

  npx auth0-tenant-emulator [options]

  -p, --port <n>     port to listen on (default 4400, 0 for any free one)
  -s, --seed <file>  tenant to start with: users, clients, apis, rules (JSON)
      --host <addr>  loopback address to bind (default 127.0.0.1)
  -q, --quiet        no line per request
  -h, --help         this text

      --i-know-this-is-not-auth0-and-bind-to <addr>
                     bind an address that other machines can reach
`;
